using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>What a name of a unit or group looks like.</summary>
internal static partial class UnitNames
{
    private const int Longest = 40;

    /// <summary>Ends as the names of units and groups do. Dates, sentences and the names of people do not.</summary>
    public static bool IsUnit(string name)
    {
        string plain = Brackets().Replace(Blanks.HalfWidth(name), "");
        return plain.Length is >= 2 and <= Longest && Ending().IsMatch(plain) && !Clause().IsMatch(plain);
    }

    /// <summary>A part of names (办公室, 政府), and no unit by itself.</summary>
    public static bool IsGeneric(string name) => Generic().IsMatch(name);

    /// <summary>A name that stands for several units, whose roster the list does not give.</summary>
    public static bool IsGroup(string name) => Several().IsMatch(name);

    /// <summary>The name without a final bracket that only explains: 市安委办(工作专班办公室).</summary>
    public static string Plain(string name) => Alias().Replace(Blanks.HalfWidth(name), "");

    [GeneratedRegex(
        "(?:局|委|办|府|部|厅|司|署|庭|站|所|处|科|股|室|组|队|会|台|馆|园|院|校|村|居|镇|乡|县|区|市|州|盟|旗|省|街|街道|社区|单位|部门|中心|机关|公司|企业|集团|兵团"
            + "|银行|人行|支行|妇联|残联|工商联|文联|科协|供销社|合作社|新华社|[林农牧]场|火车站|车站|机场|公路段|工务段|专班|支部|党组织|行业|景区|园区|党组|商户|物业|机构|防指)$"
    )]
    private static partial Regex Ending();

    [GeneratedRegex("(?<![0-9])[0-9]+(?![0-9个])|[。;:]|完成|开展|每[年月季周]|不少于|长期|持续|全年")]
    private static partial Regex Clause();

    [GeneratedRegex(
        "^(?:办公室|政府|人民政府|党委|党工委|党组|安委会|安委办|单位|部门|中心|局|委|办|委员会|管委会|管理委员会|办事处|指挥部|分局|大队|支队|有限公司|公司)$"
    )]
    private static partial Regex Generic();

    [GeneratedRegex("各|有关|相关|成员单位|所有|全体|等(?:单位|部门)")]
    private static partial Regex Several();

    [GeneratedRegex(@"\([^()]*\)$")]
    private static partial Regex Alias();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Brackets();
}
