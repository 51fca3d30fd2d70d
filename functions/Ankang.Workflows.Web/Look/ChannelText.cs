using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Web.Look;

/// <summary>By which way somebody acted: what he is tells it.</summary>
internal static class ChannelText
{
    public static string Of(Actor who) =>
        who.Kind switch
        {
            ActorKind.System => "系统",
            ActorKind.Office => "登录",
            ActorKind.UnitContact => "邮件入口",
            // Who is signed in is named by his office word first; a link names the unit.
            ActorKind.Supervisor => who.Name.StartsWith("分管领导", StringComparison.Ordinal) ? "登录" : "邮件入口",
            ActorKind.ApiKey => "接口",
            ActorKind.FunctionKey => "管理密钥",
            _ => throw new ArgumentOutOfRangeException(nameof(who), who.Kind, "Say by which way it acts."),
        };
}
