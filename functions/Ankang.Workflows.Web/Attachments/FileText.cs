using Ankang.Workflows.Attachments;

namespace Ankang.Workflows.Web.Attachments;

/// <summary>Why a file is not taken, as the form says it.</summary>
internal static class FileText
{
    public static string? Fault(FileVerdict verdict) =>
        verdict switch
        {
            FileVerdict.Good => null,
            FileVerdict.Empty => "文件是空的，请重新选择。",
            FileVerdict.Unknown => "仅支持PDF、图片和Office文件。",
            FileVerdict.HasMacros => "文件含有宏，请另存为不含宏的文件后重试。",
            _ => "文件内容与扩展名不符。",
        };

    /// <param name="signature">What the scanner calls it.</param>
    public static string Infected(string signature) => $"文件含有病毒（{signature}），没有保存。请查杀病毒，换用干净的文件，并告知市安委办。";

    public static string TooLarge(AttachmentOptions options) => $"文件超过{options.MaxMegabytes}MB，请压缩后重试。";

    public static string Full(AttachmentOptions options) =>
        $"本单位在本清单中的附件合计已达上限{options.UnitMegabytes}MB，该文件没有保存，请与市安委办联系。";

    /// <summary>Where the host takes no more than so much at once.</summary>
    public static string TooMuch(AttachmentOptions options) => $"文件合计超过{options.RequestMegabytes}MB，请减少文件，或压缩后重试。";

    public static string TooMany(AttachmentOptions options) => $"一次最多上传{options.MaxCount}个文件。";
}
