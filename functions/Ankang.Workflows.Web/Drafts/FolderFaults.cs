namespace Ankang.Workflows.Web.Drafts;

/// <summary>Faults of <c>catalogue.yaml</c>, <c>published.txt</c> and <c>units.yaml</c>, as the office reads them.</summary>
internal static class FolderFaults
{
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["id"] = "编号",
        ["task"] = "任务序号",
        ["title"] = "名称",
        ["shortName"] = "简称",
        ["demand"] = "要求",
        ["recurrence"] = "周期",
        ["perPeriod"] = "每期不少于",
        ["perYear"] = "全年不少于",
        ["within"] = "其中",
        ["what"] = "“其中”的名称",
        ["counter"] = "量词",
        ["minimumSize"] = "每次不少于",
        ["askedOf"] = "责任单位",
        ["helpers"] = "配合单位",
        ["due"] = "完成时限",
        ["dueWithin"] = "每期时限",
        ["exceptMonths"] = "不安排的月份",
        ["form"] = "报送方式",
        ["opening"] = "如何生成",
        ["reportUp"] = "报市安委办",
        ["review"] = "报送后审核",
        ["source"] = "原文语句",
        ["evidence"] = "佐证",
        ["ladder"] = "提醒、督办、约谈的规则",
        ["list"] = "清单",
        ["office"] = "安委办",
        ["obligations"] = "责任事项",
        ["year"] = "年度",
        ["number"] = "发文字号",
        ["issuer"] = "发文机关",
        ["issuerShort"] = "发文机关简称",
        ["officeUnit"] = "安委办的单位编号",
        ["issuedOn"] = "印发日期",
        ["effectiveFrom"] = "生效日期",
        ["closesOn"] = "关闭日期",
        ["name"] = "名称",
        ["short"] = "简称",
        ["email"] = "邮箱",
        ["phone"] = "电话",
        ["contactName"] = "联系人",
        ["units"] = "单位",
        ["groups"] = "单位组",
        ["members"] = "名册",
        ["renamed"] = "更名",
        ["from"] = "起始日期",
        ["replaced"] = "承接",
        ["by"] = "承接单位",
        ["seatedIn"] = "设在何单位",
        ["maxRung"] = "最高层级",
        ["signOff"] = "单位审签",
        ["sample"] = "示例数据",
        ["liaison"] = "联络员",
        ["supervisor"] = "分管领导",
        ["principal"] = "主要负责人",
    };

    private static readonly Phrases Found = new(
        // The file as a whole.
        ("^the file is missing$", "缺少这个文件。"),
        ("^the file is not one YAML mapping$", "不是目录文件的格式，请对照往年的文件。"),
        ("^this is not YAML", "不是正确的YAML格式：引号不成对、有制表符、缩进不对，或同一个键写了两次。请检查本行和上一行。"),
        // Keys and their values.
        ("^the key '(.+)' is not known$", "不认识“{1}”这个键。请更正拼写，或删去这一行。"),
        ("^'(.+)' holds more than one value$", "“{1}”只能写一个值，请写在冒号后的同一行。"),
        ("^'(.+)' is not a list of words$", "“{1}”应写在方括号内，以逗号分开，例：[hanbin, hanyin]。"),
        ("^'(.+)' is not a list of entries$", "“{1}”下面应逐条以“- ”开头，请检查缩进。"),
        ("^'(.+)' has no keys of its own$", "“{1}”下面没有内容，请对照往年的文件。"),
        ("^'(.+)' is '(.+)', which is not a date$", "“{1}”写的“{2}”不是日期，例：2021-03-31。"),
        ("^'(.+)' is missing$", "缺少“{1}”。"),
        // Duties.
        (@"^task (\d+) is not in the published list$", "清单中没有第{1}项任务。请更正任务序号。"),
        (@"^task (\d+) has no obligation$", "第{1}项任务没有责任事项，每项至少要有一条。"),
        (@"^'(.+)' has (\d+) characters$", "简称“{1}”有{2}字，过长，最多12字。"),
        ("^'(.+)' names its period, though", "要求“{1}”写有{period}，但不是周期性事项。请去掉{period}，或更正周期。"),
        ("^'(.+)' does not name its period, though", "要求“{1}”没有写{period}，周期性事项要用它代替3月、第一季度。"),
        ("^'(.+)' has a field that is not known$", "要求“{1}”中的花括号不对，只能用{period}。"),
        ("^'(.+)' is no month$", "“{1}”不是月份，应为1至12，例：[7, 8]。"),
        ("^months are excepted from a duty", "只有每周、每旬、每月的事项可以写不安排的月份。"),
        ("^a continuous duty has a number$", "常态化事项不计数量，请删去“每期不少于”。"),
        ("^a yearly quota stands on a duty", "全年要求只用于有周期的事项，请删去或更正周期。"),
        ("^a part of the yearly quota is greater than the whole$", "“其中”的数量大于全年要求。"),
        (@"^'(.+)' does not stand in the published row of task (\d+)$", "原文语句“{1}”在清单第{2}项中找不到，请从印发的清单复制，一字不差。"),
        ("^'due' is (.+), the published row says (.+)$", "完成时限{1}与清单写的“{2}”不一致。"),
        ("^the id '(.*)' cannot be part of a key$", "编号“{1}”不合格式，应由小写字母、数字和单个短横组成。"),
        (@"^the id '(.+)' does not fit task (\d+)$", "编号“{1}”与第{2}项任务不符，应以两位任务序号开头，一项有几条的加字母。"),
        ("^the id '(.+)' stands twice$", "编号“{1}”用了两次，请改其中一个。"),
        // The head of the list.
        ("^the list closes on (.+), not after (.+)$", "关闭日期{1}不晚于生效日期{2}。"),
        ("^the unit '(.+)' is not in the directory$", "安委办的单位编号“{1}”不在单位名录中。"),
        ("^'(.+)' does not stand in the published text$", "“{1}”在印发的清单中找不到，请从清单复制。"),
        ("^the rungs fall on days (.+)$", "提醒、督办、约谈的天数依次为{1}，应逐级增大。"),
        // The directory.
        ("^'(.*)' is not a mail address$", "“{1}”不是邮箱地址。"),
        ("^'(.+)' is no unit of this file$", "“{1}”不在本文件的单位中。"),
        ("^'(.+)' does not begin after '(.+)'$", "“{1}”的起始日期应晚于“{2}”，请按先后排列。"),
        ("^there is a 副联络员", "没有联络员，却有副联络员、分管领导或主要负责人。请补上联络员。"),
        ("^'(.+)' is replaced by itself$", "“{1}”不能由自己承接。"),
        ("^'(.+)' stands twice$", "“{1}”出现两次，请删去一个。"),
        ("^'(.+)' is '(.*)'$", "“{1}”写的“{2}”不对。")
    );

    /// <returns>Null where the fault is not one of these files.</returns>
    public static string? Say(string found, string expected)
    {
        const string oneOf = "one of ";
        return Found.Say(found, KeyOf) is not { } said ? null
            : expected.StartsWith(oneOf, StringComparison.Ordinal) ? $"{said}可写“{expected[oneOf.Length..]}”。"
            : said;
    }

    private static string KeyOf(string key) => Keys.TryGetValue(key, out string? word) ? $"{key}（{word}）" : key;
}
