using System.Security.Cryptography;
using System.Text;

namespace Ankang.Workflows.Notices;

/// <summary>The id under which a mail service keeps an operation: it follows from the message id, so a repeat carries the same.</summary>
public static class OperationId
{
    /// <param name="messageId">As <see cref="OutgoingMail.MessageId"/> gives it.</param>
    public static Guid Of(string messageId) => new(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)).AsSpan(0, 16));
}
