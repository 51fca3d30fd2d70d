namespace Ankang.Workflows.Web.Hosting;

/// <summary>What was done to a list's orchestrations, as its record says it.</summary>
public static class RuntimeText
{
    public static string Started(int count) => $"启动流程：{count}个责任事项";

    public static string Stopped(int count) => $"停止流程：{count}个责任事项";

    public static string Exported(ExportGlance export)
    {
        ArgumentNullException.ThrowIfNull(export);
        return export.Written ? $"立即导出：{export.Export}" : "立即导出：今天的导出已经有了";
    }
}
