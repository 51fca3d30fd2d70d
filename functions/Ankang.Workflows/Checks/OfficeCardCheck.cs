using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Checks;

/// <summary>Every mail names whom to call: the office's contact and telephone have to be real.</summary>
internal sealed class OfficeCardCheck : ICheck
{
    public CheckResult Look(CheckScene scene)
    {
        OfficeCard office = scene.List.Catalogue.Office;
        string[] lacking =
        [
            .. new[]
            {
                office.ContactName.Length == 0 ? "联系人未填写" : null,
                office.Phone.Length == 0 ? "电话未填写"
                : SampleData.IsPhone(office.Phone) ? $"电话 {office.Phone} 为样例"
                : null,
                SampleData.IsAddress(office.Email) ? $"邮箱 {office.Email} 为样例" : null,
            }.OfType<string>(),
        ];
        return lacking.Length == 0
            ? new("市安委办联系方式", $"{office.ContactName}，{office.Phone}，{office.Email}。")
            : new("市安委办联系方式", $"{string.Join('，', lacking)}。", "请由现行目录起草调整，更正联系方式后发布。", "/lists");
    }
}
