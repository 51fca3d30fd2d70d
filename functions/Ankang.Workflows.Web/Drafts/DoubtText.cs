using System.Text.RegularExpressions;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>What an import doubts, noticed or did not read, as the office reads it. What is not known here is said as it stands.</summary>
internal static partial class DoubtText
{
    private static readonly Phrases Doubts = new(
        // Days.
        ("^“(.+)” names several days, the last is taken$", "“{1}”中有几个日期，取最后一个"),
        ("^several days are named, the last is taken$", "文中有几个日期，取最后一个"),
        ("^the act is done once, “(.+)” names no day: the end of the year is taken$", "只做一次，“{1}”没有写明日期，取年底"),
        ("^“(.+)” names no day: the end of the year is taken$", "“{1}”没有写明日期，取年底"),
        ("^“(.+)” names no day$", "“{1}”没有写明是哪一天"),
        ("^no 完成时限 is printed$", "没有写明完成时限"),
        ("^“(.+)” in “(.+)” was not read$", "完成时限“{2}”中的“{1}”没有读懂"),
        ("^“(.+)” lies beyond the list's year$", "“{1}”在清单年度之外"),
        ("^“(.+)”: what goes on after the day is not run$", "“{1}”：到期以后继续的部分不安排"),
        ("^“(.+)” counts from an event", "“{1}”从某件事起算，系统不知道是哪一天"),
        ("^“(.+)” sets a day within each period, the product asks by its end$", "“{1}”每期不止一天或不能按期安排，取每期期末"),
        ("^“(.+)” sets a day within a period, but no rhythm was read$", "“{1}”规定了每期中的某一天，但没有读出周期"),
        ("^“(.+)” may be of the period itself or of the one before, the period itself is taken$", "“{1}”可能指当期，也可能指上一期，取当期"),
        ("^(.+) names a day that does not exist: “(.+)”$", "{1}写的日期不存在：“{2}”"),
        ("^correct it after the published list$", "请按印发的清单更正"),
        // Rhythms.
        ("^“(.+)” a daily rhythm is not run by the calendar", "“{1}”：每日的工作不按周期安排，请改选常态化或每周"),
        ("^“(.+)” a rhythm of several years goes beyond", "“{1}”：几年一次的周期超出清单年度，请改选有日期的一次性或每年"),
        ("^“(.+)” is no rhythm of the product: choose weekly, tendaily or monthly$", "没有“{1}”这个周期，请改选每周、每旬或每月"),
        ("^“(.+)” is no rhythm of the product: choose tendaily, or monthly with perPeriod: 2$", "没有“{1}”这个周期，请改选每旬，或每月不少于2次"),
        ("^“(.+)” is no rhythm of the product: choose quarterly or halfyearly$", "没有“{1}”这个周期，请改选每季度或每半年"),
        ("^“(.+)” is no rhythm of the product: choose halfyearly, or once", "没有“{1}”这个周期，请改选每半年，或分别列为有日期的一次性事项"),
        ("^“(.+)” is a rhythm that was not read$", "“{1}”这个周期没有读入"),
        ("^“(.+)” is a period that describes a noun", "“{1}”是修饰语，没有当作周期"),
        ("^“(.+)” is an occasion or a part of the year", "“{1}”是一个时段，系统不知道是哪几天，请改选有日期的一次性或常态化"),
        ("^“(.+)” is a part of the year$", "“{1}”只是一年中的一段"),
        ("^every period until the deadline is opened$", "到完成时限前每期都安排"),
        ("^“(.+)” is an exception, which the product does not know", "“{1}”是例外，系统不认识：请将这几期豁免，或人工更正"),
        ("^“(.+)” is a condition, which the product does not know$", "“{1}”是条件，系统不认识"),
        ("^the deadline is a rhythm, the act is done once$", "时限写的是周期，所做的却是一次性的"),
        ("^“(.+)” names no rhythm$", "“{1}”没有写明周期"),
        ("^“(.+)” stands in quotation marks and was not read as a rhythm$", "“{1}”在引号中，没有当作周期"),
        (@"^(\d+) rhythms stand in one clause$", "一句中有{1}个周期"),
        ("^“(.+)” speaks of a time and was not read$", "“{1}”说的是时间，没有读懂"),
        // Numbers.
        ("^“(.+)” is a number, and no rhythm or day was read that it belongs to$", "“{1}”有数字，没有读出对应的周期或日期"),
        ("^(.+) is no number of times$", "“{1}”不是次数"),
        ("^“(.+)” is a quota within none$", "“{1}”是“其中”的要求，但没有总数要求"),
        ("^the number in “(.+)” was not read$", "“{1}”中的数字没有读入"),
        ("^a share is aimed at", "要求的是比例，系统不计比例"),
        // Units.
        ("^only those who help are named, nobody who answers$", "只写了配合单位，没有写明由谁负责"),
        ("^“(.+)” does not look like a unit, and is not asked$", "“{1}”不像单位名称，没有列为责任单位"),
        ("^“(.+)” leaves open who else is asked$", "“{1}”没有写明还有哪些单位"),
        ("^the sentence names (.+), the 责任单位 are others$", "文中写的是{1}，责任单位栏写的是其他单位"),
        ("^the units are proposed by a model$", "责任单位是按模型的建议列的"),
        ("^no 责任单位 is printed: the office is asked$", "没有写明责任单位，暂列安委办"),
        ("^units or deadline were taken from the row above$", "责任单位或完成时限取自上一行"),
        // What the catalogue would refuse.
        ("^'(.+)' is no day of a duty that is .+: the end of the period is taken$", "每期时限“{1}”与周期不符，取每期期末"),
        ("^months are excepted from a duty that is .+: no month is excepted$", "除外的月份与周期不符，没有除外"),
        ("^'due' is (.+), the published row says (.+): the day of the row is taken$", "读出的日期{1}与时限栏“{2}”不一致，取时限栏的日期"),
        ("^.+: the quota is not taken$", "全年要求与周期不符，没有采用"),
        ("^.+: the part is not taken$", "“其中”的数量大于全年要求，没有采用"),
        ("^.+: the number is not taken$", "数量与周期不符，没有采用"),
        ("^.+: the demand is left without its words$", "没有写成要求，请重新填写"),
        ("^'(.+)' has .+: the name is cut$", "简称“{1}”过长，已截短"),
        ("^no unit is asked: the office is asked$", "没有写明责任单位，暂列安委办"),
        ("^.+: the duty opens as any other$", "没有写明以什么证明完成，按一般事项办理"),
        ("^.+: the whole row is its source$", "原文语句取整项任务"),
        // The sentence as a whole.
        ("^no sentence was found$", "没有读出语句"),
        ("^no act was recognised$", "没有读出要做什么"),
        ("^stands beside the table, and names no time$", "在表格之外，没有写明时间"),
        ("^备注 says “(.+)”$", "备注写有“{1}”"),
        ("^the wording is not known$", "这种写法系统没有见过"),
        (@"^reads as (\d+) duties, and is kept as one$", "读作{1}条，按一条处理"),
        (@"^(\d+) further duties of the task were not parted from this one: (.+)$", "还有{1}条责任事项没有拆开：{2}"),
        // Why a text was not read.
        ("^stands outside the tasks$", "在各项任务之外"),
        ("^names neither who nor when$", "没有写明由谁办、何时办"),
        ("^no rule tells what it is$", "不能判断是什么"),
        ("^a sentence of more than (.+) characters$", "一句话超过{1}字，请在文件中断句"),
        ("^stands in a footnote$", "在脚注中"),
        ("^stands in a text box$", "在文本框中"),
        ("^(?:the row )?is deleted in a tracked change$", "已在修订中删除"),
        ("^the row is hidden$", "所在行已隐藏"),
        ("^the column is hidden$", "所在列已隐藏"),
        ("^the sheet is hidden$", "工作表已隐藏"),
        ("^is hidden$", "已隐藏"),
        ("^is struck through$", "带有删除线")
    );

    private static readonly Phrases Notes = new(
        ("^no task has a 完成时限: the end of (.+) is taken for all$", "清单没有写明完成时限，均取{1}年底"),
        ("^no title says of which year the list is: (.+) is taken", "标题没有写明年度，按文中日期取{1}年，请核对"),
        ("^(.+) names no date of issue: (.+) is taken; correct issuedOn$", "文件没有写明印发日期，暂取{2}，请更正"),
        (@"^the list of (\d+) is dated (.+); correct year", "{1}年的清单日期为{2}，请更正年度或日期"),
        ("^.+ names no title: “(.*)” is taken; correct it in", "文件没有写明标题，暂写“{1}”，请更正"),
        ("^.+ names no issuer: “(.*)” is taken; correct it in", "文件没有写明发文机关，暂写“{1}”，请更正"),
        (@"^.+ names no number \(文号\): “(.*)” is taken; correct it in", "文件没有写明发文字号，暂写“{1}”，请更正"),
        ("^the list does not number its tasks: the tasks are numbered through from 1 to (.+)$", "清单的任务没有编号，已从1编到{1}"),
        ("^not every task has a number of its own: the tasks are numbered through from 1 to (.+)$", "有的任务没有编号，已从1编到{1}"),
        ("^the numbers begin anew under each heading: the tasks are numbered through from 1 to (.+)$", "各部分的编号重新开始，已统一从1编到{1}"),
        (
            @"^two tasks have the number (\d+), at (.+) and at (.+): the tasks are numbered through from 1 to (.+)$",
            "有两项任务的序号都是{1}（{2}和{3}），已统一从1编到{4}"
        ),
        (@"^the list begins with task (\d+): the tasks are numbered through from 1 to (.+)$", "清单从第{1}项开始，已从1编到{2}"),
        (@"^task (\d+) follows task (\d+) at (.+): the tasks are numbered through from 1 to (.+)$", "第{2}项之后是第{1}项（{3}），已统一从1编到{4}"),
        ("^the numbers do not follow each other: the tasks are numbered through from 1 to (.+)$", "序号不连续，已统一从1编到{1}")
    );

    private static readonly Phrases Places = new(
        (@"^line (\d+)$", "第{1}行"),
        (@"^paragraph (\d+)$", "第{1}段"),
        (@"^table (\d+)$", "第{1}个表格"),
        (@"^table (\d+), row (\d+)$", "第{1}个表格第{2}行"),
        (@"^table (\d+), row (\d+), column (\d+)$", "第{1}个表格第{2}行第{3}列"),
        (@"^row (\d+)$", "第{1}行"),
        (@"^page (\d+)$", "第{1}页"),
        (@"^page (\d+), row (\d+), column (\d+)$", "第{1}页表格第{2}行第{3}列"),
        (@"^sheet (.+), cell (\w+)$", "工作表“{1}”{2}"),
        ("^footnotes$", "脚注"),
        ("^tracked changes$", "修订")
    );

    /// <summary>Each doubt of a review, or why a text was not read.</summary>
    public static string Of(string review) =>
        string.Join("；", review.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(d => Doubts.Say(d, Place) ?? d));

    /// <summary>The same for doubts of one kind, whatever words of the list they name: they can be decided at once.</summary>
    public static string Kind(string review) => Quoted().Replace(Of(review), "“…”");

    /// <summary>What was noticed of the list as a whole.</summary>
    public static string OfNote(string note) => Notes.Say(note, Place) ?? note;

    /// <summary>Where a text stands in its document; anything else as it is.</summary>
    public static string Place(string place) => Places.Say(place) ?? place;

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Quoted();
}
