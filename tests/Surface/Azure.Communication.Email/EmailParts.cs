using Azure.Core;

namespace Azure.Communication.Email;

public class EmailClientOptions : ClientOptions;

/// <summary>What a sending has come to; no test asks it.</summary>
public class EmailSendOperation
{
    protected EmailSendOperation() { }
}

public class EmailContent(string subject)
{
    public string Subject { get; } = subject;

    public string? PlainText { get; set; }

    public string? Html { get; set; }
}

public class EmailRecipients(IEnumerable<EmailAddress> to)
{
    public IList<EmailAddress> To { get; } = [.. to];
}

public readonly struct EmailAddress(string address, string? displayName = null) : IEquatable<EmailAddress>
{
    public string Address { get; } = address;

    public string? DisplayName { get; } = displayName;

    public bool Equals(EmailAddress other) => (Address, DisplayName) == (other.Address, other.DisplayName);

    public override bool Equals(object? obj) => obj is EmailAddress other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Address, DisplayName);
}

public class EmailAttachment(string name, string contentType, BinaryData content)
{
    public string Name { get; } = name;

    public string ContentType { get; } = contentType;

    public BinaryData Content { get; } = content;
}
