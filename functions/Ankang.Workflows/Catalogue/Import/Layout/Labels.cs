using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>Labels before a colon that are no fields of a task but say what its parts are: they open nothing themselves.</summary>
internal static partial class Labels
{
    /// <summary>整改措施：, 工作任务： before the duties; how long it is, 0 where the line has none.</summary>
    public static int Measures(string line) => MeasuresLabel().Match(line) is { Success: true } match ? match.Length : 0;

    /// <summary>整改目标：…, 存在问题：… says what is wanted or wrong, not what is to be done.</summary>
    public static bool IsMatter(string line) => MatterLabel().IsMatch(line);

    /// <summary>Any label alone on its line.</summary>
    public static bool IsAlone(string line) => Alone().IsMatch(line);

    /// <summary>总体要求, 指导思想: a part of a plan that asks nothing in particular.</summary>
    public static bool IsPreamble(string heading) => Preamble().IsMatch(heading);

    [GeneratedRegex(
        "^(?:具体|主要|重点)?(?:整改|工作|落实|推进|治理|防范|责任)?(?:措施|举措|任务|任务分解)(?:及要求)?\\s*[:：]|^(?:整改|工作)要求\\s*[:：]"
    )]
    private static partial Regex MeasuresLabel();

    [GeneratedRegex(
        "^(?:整改|工作|总体|具体|年度|预期|主要|阶段)*(?:目标|成效|成果|问题|问题序号|问题表现|问题描述|存在问题|反馈问题|问题来源|原因|原因分析|整改类型|问题类型)\\s*[:：]"
    )]
    private static partial Regex MatterLabel();

    [GeneratedRegex("^[\\u4E00-\\u9FFF]{2,12}\\s*[:：]$")]
    private static partial Regex Alone();

    [GeneratedRegex(
        "总体要求|指导思想|基本原则|工作目标|总体目标|目标任务|组织领导|组织保障|保障措施|工作要求|有关要求|相关要求|工作原则|编制依据|适用范围|形势|背景|提高认识|加强领导|强化组织"
    )]
    private static partial Regex Preamble();
}
