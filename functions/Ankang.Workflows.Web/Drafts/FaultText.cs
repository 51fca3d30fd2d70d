using System.Text.RegularExpressions;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>Faults of files and warnings before publishing, as the office reads them. What is not known here is said as it stands.</summary>
internal static partial class FaultText
{
    // What was found, in the reader's words; {n} are the parts of the match.
    private static readonly Phrases Faults = new(
        (
            "^no list was handed in$",
            "没有选择清单文件。请选择docx、xlsx、xls、odt、带文字的PDF、txt或html格式的清单，或同时选择catalogue.yaml和published.txt。"
        ),
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
        (@"^elements are nested more than (\d+) deep$", "内部嵌套超过{1}层，没有读取。请把表格复制到新建的文档或电子表格中，保存后再上传。"),
        (@"^the document has more than (.+) elements$", "内容超过{1}个元素，没有读取。请把清单的表格复制到新建的文档中，保存后再上传。"),
        (@"^an element has (.+) attributes$", "一个元素有{1}个属性，没有读取。请把表格复制到新建的文档或电子表格中，保存后再上传。"),
        (@"^the text has (.+) characters$", "文字有{1}字，过长，没有读取。请只保存清单本身。"),
        (@"^the text has more than (.+) lines$", "文字超过{1}行，没有读取。请只保存清单本身。"),
        (@"^a line has (.+) characters$", "一行（一段、一格）有{1}字，最多20,000字。请按句分行后再上传。"),
        ("^an anchor or alias ", "此处有锚点或引用（&、*），不能使用。请直接写出内容；以&或*开头的文字请加引号。"),
        (@"^values are nested more than (\d+) deep$", "括号或缩进嵌套超过{1}层，没有读取。请检查是否有没有闭合的左括号。"),
        (@"^there are more than (.+) values$", "超过{1}个值，没有读取。一个文件请只放一份清单的责任事项。"),
        (
            @"^reading the document takes more than (\d+) seconds$",
            "读取超过{1}秒，已停止。请把清单的表格复制到新建的文档中，另存为docx或xlsx后再上传。"
        ),
        (
            @"^other documents are being read, and its turn did not come within (\d+) seconds$",
            "正在读取其他文件，等候超过{1}秒，没有读取，也没有改动任何内容。请过几分钟再上传。"
        ),
        (
            "^reading the document needs too much memory",
            "文档的结构过于复杂或有害，读取已停止，其他工作不受影响。请把清单的表格复制到新建的文档中，另存为docx或xlsx后再上传。"
        ),
        (
            "^no task was found$",
            "没有找到任务。请确认选择的是清单，表头有“重点任务”“责任单位”“完成时限”等列名；文字形式的清单每项末尾应有（责任单位：…；完成时限：…）。"
        ),
        (@"^the list has (\d+) tasks$", "清单有{1}项任务，最多9999项。请分次导入。"),
        ("^nothing says of which year the list is$", "文件没有写明是哪一年的清单。请在“年度”中填写后再上传。"),
        (@"^two tasks have the number (\d+), here and at (.+)$", "有两项任务的序号都是{1}（另一处：{2}）。请更正其中一个序号。"),
        (@"^the list begins with task (\d+)$", "清单从第{1}项开始，应从第1项开始。请补上缺少的行，或重新编号。"),
        (@"^task (\d+) follows task (\d+)$", "第{2}项之后是第{1}项，序号不连续。请补上缺少的行，或重新编号。"),
        (@"^task (\d+) names a day that does not exist: (.+)$", "第{1}项写的日期不存在：{2}。请按印发的清单更正。"),
        ("^the head of the table was not found$", "没有找到表头。表头应为“主要任务 | 重点工作和要求 | 责任单位 | 完成时限”。"),
        ("^the table has no task$", "表中没有任务。请放入印发的整份清单。"),
        (@"^task (\d+) has no (.+)$", "第{1}项没有{2}。请按印发的清单补上。"),
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
        (@"^the office's telephone is '(.*)'$", "市安委办的电话为“{1}”，尚未填写；每封邮件都会写明电话。请在“清单信息”中填写后再发布。"),
        (@"^a mark of the draft stands here: (.+)$", "草稿中还有待定的内容：{1}。请填写或决定后再发布。"),
        (
            @"^list '(.+)' is of (\d+) here, of (\d+) in the file$",
            "编号为{1}的清单在本系统中是{2}年的，草稿是{3}年的。请在清单信息中为新年度的清单换一个编号。"
        ),
        (
            @"^'(.+)' is called (.+) here and (.+) in the directory$",
            "单位{1}在草稿中叫“{2}”，在现行名录中叫“{3}”。更名请填写新名称和起始日期，不要改动原名称。"
        ),
        ("^'(.+)' is no day within a period$", "每期时限“{1}”不合格式。应为“day 25”“month 3 day 20”“next month day 5”“weekday 5”，或留空。"),
        ("^'(.+)' is no day of a duty that is (.+)$", "每期时限“{1}”与周期不符。请更正其中一项。"),
        (@"^the first line is '(.*)'$", "第一行应为日期,名称,类别，现为“{1}”。"),
        (@"^'(.+)' has (\d+) values$", "“{1}”有{2}个值，应有三个，例：2026-10-01,国庆节,放假。"),
        (@"^'(.+)' is not a date$", "“{1}”不是日期，例：2026-10-01。"),
        (@"^the kind is '(.*)'$", "类别应为放假或调休上班，现为“{1}”。"),
        (@"^(.+) is a \w+, worked anyway$", "{1}是周一至周五，不需写为调休上班。"),
        (@"^the notice has (\d+) days$", "只有{1}天，不是一整年的节假日安排。请录入通知中的每个放假日和调休上班日。"),
        (@"^the notice has (\d+) days off$", "放假日有{1}天，过多。本来休息的周末不要录入。"),
        (@"^(.+) stands in the notice for (\d+)$", "{1}不属于{2}年的节假日安排。每年的通知请单独一个文件。"),
        (@"^(.+) stands twice$", "{1}出现两次。请删去多余的一行。"),
        (@"^the make-up day (.+) is far from every holiday$", "调休上班日{1}前后没有节假日。请按通知更正。"),
        (@"^'(.+)' is no unit or group of the directory$", "“{1}”不在单位名录中。"),
        (@"^.*no unit is asked$", "没有选择责任单位。")
    );

    private static readonly Phrases Warnings = new(
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
    );

    /// <summary>Where it is wrong, what, and how to mend it.</summary>
    public static string Of(FileFault fault)
    {
        string place =
            fault.Cell is { } cell ? Cell(cell)
            : fault.Line > 1 ? $"第{fault.Line}行"
            : "";
        string found = StripPrefix().Replace(fault.Found, "");
        string said = FolderFaults.Say(found, fault.Expected)
            ?? Faults.Say(found)
            ?? FolderFaults.Say(fault.Found, fault.Expected)
            ?? Faults.Say(fault.Found)
            ?? $"{fault.Found}。应为：{fault.Expected}。{fault.Mend}";
        return $"{fault.File}{(place.Length > 0 ? $"，{place}" : "")}：{said}";
    }

    /// <param name="directory">Units are called by their names.</param>
    public static string OfWarning(string warning, UnitDirectory directory) =>
        Warnings.Say(warning, ids =>
            string.Join('、', ids.Split(", ").Select(id => directory.Find(id)?.Names[^1].Short ?? (id == "…" ? "等" : id)))
                .Replace("、等", "等", StringComparison.Ordinal)
        ) ?? warning;

    private static string Cell(string cell) => SheetCell().Replace(cell, "第$1张表$2单元格");

    [GeneratedRegex(@"^sheet (\d+), cell (\w+)$")]
    private static partial Regex SheetCell();

    [GeneratedRegex("^[^:：“]{1,40}: ")]
    private static partial Regex StripPrefix();
}
