using Ankang.Workflows.Attachments;

namespace Ankang.Workflows.Standalone.Hosting;

/// <summary>附件 of this host: files of the data folder, as many and as large as the settings allow.</summary>
public static class AttachmentFiles
{
    /// <summary>In the data folder.</summary>
    public const string Folder = "attachments";

    /// <exception cref="CommandException">The settings cannot be read or are wrong; the message says the mend.</exception>
    public static void AddAttachments(this IServiceCollection services, IConfiguration configuration, string data)
    {
        AttachmentOptions options;
        try
        {
            options = configuration.GetSection(AttachmentOptions.Section).Get<AttachmentOptions>() ?? new AttachmentOptions();
        }
        catch (InvalidOperationException e)
        {
            throw new CommandException(
                $"The settings under {AttachmentOptions.Section} cannot be read: {(e.InnerException ?? e).Message} Write whole numbers."
            );
        }

        string[] faults = [.. options.Faults()];
        if (faults.Length > 0)
            throw new CommandException(string.Join(Environment.NewLine, faults));
        services.AddSingleton(options);
        services.AddSingleton<IAttachmentStore>(new FolderAttachments(Path.Combine(data, Folder), TimeProvider.System));
    }
}
