using Ankang.Workflows.Answers;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Rules.DueItems;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Web.Attachments;

/// <summary>Lets files of one unit pass that the scanner found clean or could not look at; these are marked, and both are told in the log.</summary>
internal sealed partial class ScanGate(IServiceProvider services, string list, string unit)
{
    private readonly AttachmentScanner _scanner = services.GetRequiredService<AttachmentScanner>();
    private readonly ILogger _log = services.GetRequiredService<ILogger<ScanGate>>();

    /// <returns>The file as the history will name it; null, with the error added, when it is infected.</returns>
    public async Task<Attachment?> PassAsync(Attachment file, Stream content, List<FormError> errors, CancellationToken cancellation)
    {
        content.Position = 0;
        switch (await _scanner(content, cancellation))
        {
            case ScanResult.Infected infected:
                LogInfected(_log, unit, list, infected.Signature, file.Digest);
                errors.Add(new FormError(SentForm.FilesField, $"{file.Name}：{FileText.Infected(infected.Signature)}"));
                return null;
            case ScanResult.Missed missed:
                if (missed.Why is { } why)
                    LogMissed(_log, unit, list, file.Digest, why);
                return file;
            default:
                return file with { IsScanned = true };
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A file from {Unit} ({List}) was refused: it holds {Signature}. SHA-256 {Digest}.")]
    private static partial void LogInfected(ILogger log, string unit, string list, string signature, string digest);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file from {Unit} ({List}) is kept and marked as not scanned, SHA-256 {Digest}: {Why}")]
    private static partial void LogMissed(ILogger log, string unit, string list, string digest, string why);
}
