using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Checks;

/// <summary>A unit without a 联络员 is told nothing.</summary>
internal sealed class LiaisonCheck : ICheck
{
    public CheckResult Look(CheckScene scene)
    {
        ResponsibleUnit[] without = [.. AskedUnits.Of(scene.List).Where(u => !u.IsAddressed)];
        return without.Length == 0
            ? new("联络员", "承办单位均有联络员邮箱。")
            : new(
                "联络员",
                $"{without.Length}个单位没有联络员邮箱，收不到任何邮件：{UnitNames.Of(without, ChinaTime.DateOf(scene.Now))}。",
                "请补录联络员；确由市安委办代为登记的单位，启用时勾选知悉即可。",
                "/units?flag=unaddressed"
            );
    }
}
