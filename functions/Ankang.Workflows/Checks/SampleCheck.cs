using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Checks;

/// <summary>Sample addresses reach nobody: each has to give way to a real one.</summary>
internal sealed class SampleCheck : ICheck
{
    public CheckResult Look(CheckScene scene)
    {
        ResponsibleUnit[] samples = [.. AskedUnits.Of(scene.List).Where(u => u.IsAddressed && IsSample(u))];
        return samples.Length == 0
            ? new("样例数据", "没有样例邮箱。")
            : new(
                "样例数据",
                $"{samples.Length}个单位仍是样例邮箱：{UnitNames.Of(samples, ChinaTime.DateOf(scene.Now))}。",
                "请逐个更正，或导入通讯录。",
                "/units?flag=sample"
            );
    }

    private static bool IsSample(ResponsibleUnit unit) => unit.Sample || unit.People.Any(p => SampleData.IsAddress(p.Email));
}
