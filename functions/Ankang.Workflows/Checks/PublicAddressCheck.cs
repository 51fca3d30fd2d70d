namespace Ankang.Workflows.Checks;

/// <summary>The links in mails have to open.</summary>
internal sealed class PublicAddressCheck : ICheck
{
    private const string Name = "公开地址";

    public CheckResult Look(CheckScene scene) =>
        scene.Host switch
        {
            { PublicUrl: null } => new(Name, "未设置，单位打不开邮件中的报送入口。", "请技术人员设置公开地址（PublicUrl）。"),
            { PublicUrl: { } url, AddressFault: { } fault } => new(
                Name,
                $"{url} 打不开：{fault}。",
                "请技术人员核对公开地址和转发设置；另请用手机流量打开该地址，确认外网可达。"
            ),
            { PublicUrl: { } url } => new(Name, $"{url} 可以打开。"),
        };
}
