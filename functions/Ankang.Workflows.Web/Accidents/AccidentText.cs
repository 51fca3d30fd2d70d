using Ankang.Workflows.Accidents;

namespace Ankang.Workflows.Web.Accidents;

internal static class AccidentText
{
    public static string Word(this AccidentLevel level) =>
        level switch
        {
            AccidentLevel.General => "一般事故",
            AccidentLevel.Larger => "较大事故",
            AccidentLevel.Major => "重大事故",
            AccidentLevel.Extraordinary => "特别重大事故",
            _ => "等级待定",
        };
}
