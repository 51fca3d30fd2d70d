using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Web.Look;

/// <summary>By which way somebody acted.</summary>
internal static class ChannelText
{
    public static string Of(Actor who) => who.Channel is { } channel ? Word(channel) : OfBefore(who);

    public static string Word(ActorChannel channel) =>
        channel switch
        {
            ActorChannel.Page => "登录",
            ActorChannel.MailLink => "邮件入口",
            ActorChannel.SupervisorLink => "分管领导入口",
            ActorChannel.Api => "接口",
            ActorChannel.CommandLine => "命令行",
            ActorChannel.FunctionKey => "管理密钥",
            _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "Say it in Chinese."),
        };

    // Lines of before say no channel: what the actor is tells it.
    private static string OfBefore(Actor who) =>
        who.Kind switch
        {
            ActorKind.System => "系统",
            ActorKind.Office => Word(ActorChannel.Page),
            ActorKind.UnitContact => Word(ActorChannel.MailLink),
            // Who is signed in is named by his office word first; a link names the unit.
            ActorKind.Supervisor => Word(who.Name.StartsWith("分管领导", StringComparison.Ordinal) ? ActorChannel.Page : ActorChannel.MailLink),
            ActorKind.ApiKey => Word(ActorChannel.Api),
            ActorKind.FunctionKey => Word(ActorChannel.FunctionKey),
            ActorKind.MachineAccount => Word(ActorChannel.CommandLine),
            _ => throw new ArgumentOutOfRangeException(nameof(who), who.Kind, "Say by which way it acts."),
        };
}
