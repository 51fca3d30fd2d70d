using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>Faults of files and doubts of an import, as the office reads them. What is not known here is said as it stands.</summary>
internal static partial class FaultText
{
    // What was found, in the reader's words; {n} are the parts of the match.
    private static readonly (Regex Found, string Chinese)[] Faults =
    [
        .. Of(
            ("^no list was handed in$", "没有选择清单文件。请选择txt、docx、xlsx或html格式的清单，或同时选择catalogue.yaml和published.txt。"),
            ("^more than one list was handed in$", "一次只能上传一份清单，可以附units.yaml和节假日安排。请分次上传。"),
            ("^the file is empty$", "文件是空的。请重新保存清单后再上传。"),
            ("^the file has no text$", "文件中没有文字。请重新保存清单后再上传。"),
            (@"^the file has (.+) MB$", "文件有{1}MB，过大。请只保存清单本身，去掉图片后再上传。"),
            ("^this is a doc or wps", "这是doc或wps文件，系统读不出内容。请用Word或WPS打开，另存为docx。"),
            ("^this is an rtf$", "这是rtf文件。请用文字处理软件打开，另存为docx。"),
            ("^this is a file of an office program of before 2007", "这是2007年以前的办公软件文件。请用原软件打开，另存为docx或xlsx。"),
            (@"^this is a picture \((.+)\)", "这是图片（{1}），不是文字。请索取docx、xlsx或带文字的PDF。"),
            ("^this PDF is a scan", "这份PDF是扫描件，页面只有图片。请索取docx、xlsx或带文字的PDF。"),
            ("^this PDF has no text$", "这份PDF中没有文字。请索取生成它的docx或xlsx。"),
            (@"^the PDF has (\d+) pages$", "PDF有{1}页，过长。请只保留清单所在的页。"),
            ("^the PDF is damaged", "PDF已损坏，无法读取。请重新下载，或索取docx。"),
            ("^the (PDF|spreadsheet) has a password$", "文件设有打开密码。请用密码打开，另存为不加密的文件。"),
            ("^these bytes are no text$", "文件不是文本。请确认选择的是清单，并另存为UTF-8或GB18030编码的文本。"),
            ("^the file is not UTF-8$", "文件不是UTF-8编码。请以UTF-8（不是GBK）重新保存。"),
            ("^this archive is neither docx nor xlsx$", "这个压缩包不是docx或xlsx。请取出其中的清单后再上传。"),
            ("^the (document|docx|xlsx|xls|odt) is damaged", "文档已损坏，无法读取。请用文字处理软件打开，重新保存后再上传。"),
            (@"^the document unpacks to (.+)$", "文档解压后过大（{1}）。请只保存清单本身，去掉图片后再上传。"),
            ("^a table has more than (.+) cells$", "表格超过{1}个单元格。请只保留清单的行和列。"),
            (@"^elements are nested more than (\d+) deep$", "网页嵌套超过{1}层，无法读取。请把表格复制到电子表格中另存为xlsx。"),
            (
                "^no task was found$",
                "没有找到任务。请确认选择的是清单，表头有“重点任务”“责任单位”“完成时限”等列名；文字形式的清单每项末尾应有（责任单位：…；完成时限：…）。"
            ),
            (@"^the list has (\d+) tasks$", "清单有{1}项任务，最多999项。请分次导入。"),
            ("^nothing says of which year the list is$", "文件没有写明是哪一年的清单。请在“年度”中填写后再上传。"),
            (@"^two tasks have the number (\d+), here and at (.+)$", "有两项任务的序号都是{1}（另一处：{2}）。请更正其中一个序号。"),
            (@"^the list begins with task (\d+)$", "清单从第{1}项开始，应从第1项开始。请补上缺少的行，或重新编号。"),
            (@"^task (\d+) follows task (\d+)$", "第{2}项之后是第{1}项，序号不连续。请补上缺少的行，或重新编号。"),
            (@"^task (\d+) names a day that does not exist: (.+)$", "第{1}项写的日期不存在：{2}。请按印发的清单更正。"),
            (@"^the list has (.+) characters$", "清单有{1}字，过长。请只保存清单本身。"),
            (@"^there are (\d+) drafts already$", "已有{1}份草稿。请先放弃不再需要的草稿。"),
            (
                @"^the list closed on (\d{4}-\d{2}-\d{2}), and today is (\d{4}-\d{2}-\d{2})$",
                "清单的关闭日期{1}已过（今天是{2}）。请更正清单信息中的关闭日期。"
            ),
            (
                @"^'(.+)' \((.+)\) has no 分管领导.*$",
                "“{2}”没有登记分管领导，督办、约谈无人接收。请在“单位和名册”中补充，或把该单位的最高层级改为“提醒”。"
            ),
            (@"^a mark of the draft stands here: (.+)$", "草稿中还有待定的内容：{1}。请填写或决定后再发布。"),
            (
                @"^list '(.+)' is of (\d+) here, of (\d+) in the file$",
                "编号为{1}的清单在本系统中是{2}年的，草稿是{3}年的。请在清单信息中为新年度的清单换一个编号。"
            ),
            (
                @"^'(.+)' is called (.+) here and (.+) in the directory$",
                "单位{1}在草稿中叫“{2}”，在现行名录中叫“{3}”。更名请填写新名称和起始日期，不要改动原名称。"
            ),
            ("^'(.+)' is no day within a period$", "每期时限“{1}”不合格式。应为day 25、month 3 day 20、next month day 5或weekday 5，或留空。"),
            ("^'(.+)' is no day of a duty that is (.+)$", "每期时限“{1}”与周期不符。请更正其中一项。"),
            (@"^the first line is '(.*)'$", "第一行应为date,name,kind，现为“{1}”。"),
            (@"^'(.+)' has (\d+) values$", "“{1}”有{2}个值，应有三个，例：2026-10-01,国庆节,holiday。"),
            (@"^'(.+)' is not a date$", "“{1}”不是日期，例：2026-10-01。"),
            (@"^the kind is '(.*)'$", "类别应为holiday（放假）或workday（调休上班），现为“{1}”。"),
            (@"^(.+) is a \w+, worked anyway$", "{1}是周一至周五，不需写为workday（调休上班）。"),
            (@"^the notice has (\d+) days$", "只有{1}天，不是一整年的节假日安排。请录入通知中的每个放假日和调休上班日。"),
            (@"^the notice has (\d+) days off$", "放假日有{1}天，过多。本来休息的周末不要录入。"),
            (@"^(.+) stands in the notice for (\d+)$", "{1}不属于{2}年的节假日安排。每年的通知请单独一个文件。"),
            (@"^(.+) stands twice$", "{1}出现两次。请删去多余的一行。"),
            (@"^the make-up day (.+) is far from every holiday$", "调休上班日{1}前后没有节假日。请按通知更正。"),
            (@"^'(.+)' is no unit or group of the directory$", "“{1}”不在单位名录中。"),
            (@"^.*no unit is asked$", "没有选择责任单位。")
        ),
    ];

    private static readonly (Regex Found, string Chinese)[] Doubts =
    [
        .. Of(
            ("^“(.+)” names several days, the last is taken$", "“{1}”中有几个日期，取最后一个"),
            ("^several days are named, the last is taken$", "文中有几个日期，取最后一个"),
            ("^“(.+)” names no day: the end of the year is taken$", "“{1}”没有写明日期，取年底"),
            ("^“(.+)” lies beyond the list's year$", "“{1}”在清单年度之外"),
            ("^“(.+)”: what goes on after the day is not run$", "“{1}”：到期以后继续的部分不安排"),
            ("^a daily rhythm is not run by the calendar", "每日的工作不按周期安排，请改选常态化或每周"),
            ("^twice a month is read as monthly$", "每月两次按每月安排"),
            ("^every four or five months is no rhythm", "没有“每四（五）个月”这个周期，取每季度"),
            ("^a rhythm of several years goes beyond", "几年一次的周期超出清单年度，请改选有日期的一次性或每年"),
            ("^“(.+)” is no rhythm of the product: choose (.+)$", "没有“{1}”这个周期，请改选其他周期"),
            ("^“(.+)” is a period that describes a noun", "“{1}”是修饰语，没有当作周期"),
            ("^“(.+)” is an occasion or a part of the year", "“{1}”是一个时段，系统不知道是哪几天，请改选有日期的一次性或常态化"),
            ("^the act is done once, “(.+)” names no day: the end of the year is taken$", "只做一次，“{1}”没有写明日期，取年底"),
            ("^no sentence was found$", "没有读出语句"),
            ("^the deadline is a rhythm, the act is done once$", "时限写的是周期，所做的却是一次性的"),
            ("^no act was recognised$", "没有读出要做什么"),
            ("^“(.+)” sets a day within each period, the product asks by its end$", "“{1}”规定了每期中的某一天，系统按期末办理"),
            ("^(.+) is no number of times$", "“{1}”不是次数"),
            ("^“(.+)” may be of the period itself or of the one before, the period itself is taken$", "“{1}”可能指当期，也可能指上一期，取当期"),
            ("^no task has a 完成时限: the end of (.+) is taken for all$", "清单没有写明完成时限，均取{1}年底"),
            ("^only a part of the year is meant", "只涉及一年中的一段，系统到时限前每期都安排"),
            ("^“(.+)” counts from an event", "“{1}”从某件事起算，系统不知道是哪一天"),
            ("^a share is aimed at", "要求的是比例，系统不计比例"),
            ("^“(.+)” names no rhythm$", "“{1}”没有写明周期"),
            ("^“(.+)” stands in quotation marks and was not read as a rhythm$", "“{1}”在引号中，没有当作周期"),
            (@"^(\d+) rhythms stand in one clause$", "一句中有{1}个周期"),
            ("^“(.+)” is a quota within none$", "“{1}”是“其中”的要求，但没有总数要求"),
            ("^the number in “(.+)” was not read$", "“{1}”中的数字没有读入"),
            ("^stands beside the table, and names no time$", "在表格之外，没有写明时间"),
            ("^only those who help are named, nobody who answers$", "只写了配合单位，没有写明由谁负责"),
            ("^“(.+)” does not look like a unit, and is not asked$", "“{1}”不像单位名称，没有列为责任单位"),
            ("^“(.+)” leaves open who else is asked$", "“{1}”没有写明还有哪些单位"),
            ("^the sentence names (.+), the 责任单位 are others$", "文中写的是{1}，责任单位栏写的是其他单位"),
            ("^“(.+)” is a number, and no rhythm or day was read that it belongs to$", "“{1}”有数字，没有读出对应的周期或日期"),
            ("^“(.+)” speaks of a time and was not read$", "“{1}”说的是时间，没有读懂"),
            ("^no title says of which year the list is: (.+) is taken", "标题没有写明年度，按文中日期取{1}年，请核对"),
            ("^no 责任单位 is printed: the office is asked$", "没有写明责任单位，暂列安委办"),
            ("^units or deadline were taken from the row above$", "责任单位或完成时限取自上一行"),
            ("^备注 says “(.+)”$", "备注写有“{1}”"),
            ("^the wording is not known$", "这种写法系统没有见过"),
            (@"^(\d+) further duties of the task were not parted from this one: (.+)$", "还有{1}条责任事项没有拆开：{2}"),
            ("^(.+) names no date of issue: (.+) is taken; correct issuedOn$", "文件没有写明印发日期，暂取{2}，请更正"),
            (@"^the list of (\d+) is dated (.+); correct year", "{1}年的清单日期为{2}，请更正年度或日期"),
            (@"^.+ names no (.+): “(.*)” is taken; correct it in", "文件没有写明{1}，暂写“{2}”，请更正"),
            ("^the list does not number its tasks: the tasks are numbered through from 1 to (.+)$", "清单的任务没有编号，已从1编到{1}"),
            ("^not every task has a number of its own: the tasks are numbered through from 1 to (.+)$", "有的任务没有编号，已从1编到{1}"),
            ("^the numbers begin anew under each heading: the tasks are numbered through from 1 to (.+)$", "各部分的编号重新开始，已统一从1编到{1}"),
            ("^(.+): “(.+)” stands outside the tasks and was not read$", "“{2}”在任务之外，没有读入（{1}）")
        ),
    ];

    private static readonly (Regex Found, string Chinese)[] Warnings =
    [
        .. Of(
            (@"^(\d+) comments of the draft \((.+)\) are still there\.$", "草稿中还有{1}处“{2}”的批注。"),
            ("^'(.+)' is asked of nobody any more.*$", "责任事项{1}已没有责任单位：其单位已撤销或退出名册。"),
            (@"^(\d+) units have no address: .*: (.+)\.$", "{1}个单位没有联系邮箱，只列出、不通知：{2}。"),
            (@"^(\d+) units are marked as sample data: (.+)\.$", "{1}个单位是示例数据，请核实联系人：{2}。"),
            (@"^(\d+) units have addresses on reserved domains, which no mail reaches: (.+)\.$", "{1}个单位的邮箱是示例地址，收不到邮件：{2}。"),
            (
                @"^The office's own address (.+) is on a reserved domain, which no mail reaches\.$",
                "市安委办的邮箱{1}是示例地址，收不到邮件，请在清单信息中更正。"
            ),
            (@"^(\d+) duties fell due before today: .*$", "{1}条责任事项的时限已过，列为历史事项：可以填报，不发通知。"),
            (@"^The notice for (\d+) does not name (.+)\.$", "{1}年的安排中没有{2}，请核对。")
        ),
    ];

    /// <summary>Where it is wrong, what, and how to mend it.</summary>
    public static string Of(FileFault fault)
    {
        string place =
            fault.Cell is { } cell ? Cell(cell)
            : fault.Line > 1 ? $"第{fault.Line}行"
            : "";
        string found = StripPrefix().Replace(fault.Found, "");
        return $"{fault.File}{(place.Length > 0 ? $"，{place}" : "")}"
            + $"：{Say(Faults, found) ?? Say(Faults, fault.Found) ?? $"{fault.Found}。应为：{fault.Expected}。{fault.Mend}"}";
    }

    /// <summary>A review line: each of its doubts.</summary>
    public static string OfDoubt(string review) =>
        string.Join("；", review.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(d => Say(Doubts, d) ?? d));

    /// <param name="directory">Units are called by their names.</param>
    public static string OfWarning(string warning, UnitDirectory directory)
    {
        foreach ((Regex found, string chinese) in Warnings)
        {
            if (found.Match(warning) is { Success: true } match)
                return Part()
                    .Replace(chinese, m =>
                        string.Join(
                                '、',
                                match
                                    .Groups[m.Value[1] - '0']
                                    .Value.Split(", ")
                                    .Select(id => directory.Find(id)?.Names[^1].Short ?? (id == "…" ? "等" : id))
                            )
                            .Replace("、等", "等", StringComparison.Ordinal)
                    );
        }

        return warning;
    }

    private static string? Say((Regex Found, string Chinese)[] words, string text)
    {
        foreach ((Regex found, string chinese) in words)
        {
            if (found.Match(text) is { Success: true } match)
                return Part().Replace(chinese, m => match.Groups[m.Value[1] - '0'].Value);
        }

        return null;
    }

    private static string Cell(string cell) => SheetCell().Replace(cell, "第$1张表$2单元格");

    private static IEnumerable<(Regex, string)> Of(params (string Pattern, string Chinese)[] words) =>
        words.Select(w => (new Regex(w.Pattern, RegexOptions.CultureInvariant), w.Chinese));

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Part();

    [GeneratedRegex(@"^sheet (\d+), cell (\w+)$")]
    private static partial Regex SheetCell();

    [GeneratedRegex("^[^:：“]{1,40}: ")]
    private static partial Regex StripPrefix();
}
