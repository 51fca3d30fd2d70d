using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Supervisors;

/// <summary>单位审签 on a supervisor's page, however he came: 同意 or 退回 of what his units' liaisons reported.</summary>
internal static class SignOffEndpoints
{
    /// <summary>Below the supervisor's page.</summary>
    public const string Path = "/sign-off";

    private const int MostAtOnce = 100;

    /// <summary>Decides on the chosen reports; one of another unit is answered as one that does not exist.</summary>
    public static async Task<IResult> DecideAsync(HttpContext context, WorkflowHost host, SupervisorAccess access, CancellationToken cancellation)
    {
        Typed typed = await Typed.ReadAsync(context, cancellation);
        var errors = new List<FormError>();
        Actor who = access.WhoIs(typed["by"], typed["name"], errors);
        DueItemKey[] chosen = [.. typed.All("item").Distinct().Take(MostAtOnce).Select(Key).OfType<DueItemKey>()];
        if (chosen.Length == 0)
            errors.Add(new FormError("item", "请选择要审签的报送。"));
        if (typed["act"] is not ("agree" or "back"))
            errors.Add(new FormError("item", "请选择同意或退回。"));
        foreach (DueItemKey key in errors.Count == 0 ? chosen : [])
        {
            var request = new ActRequest(key, typed.Request, who);
            Result<ItemAnswer> result =
                typed["act"] == "agree"
                    ? await host.Parts.SignOffs.AgreeAsync(request, typed["opinion"], access.IsByLink, CancellationToken.None)
                    : await host.Parts.SignOffs.SendBackAsync(request, typed["opinion"], access.IsByLink, CancellationToken.None);
            if (result is Result<ItemAnswer>.Invalid invalid)
                errors.AddRange(invalid.Errors);
            else if (result is not Result<ItemAnswer>.Done)
                errors.Add(new FormError("item", "所选事项中有的已不存在，请刷新后再试。"));
        }

        return errors.Count == 0
            ? new SeeOther($"{access.Home}?signed={typed["act"]}")
            : Page.Say(
                context,
                host,
                StatusCodes.Status422UnprocessableEntity,
                "未全部审签",
                [.. errors.Select(e => e.Message).Distinct(), "请返回后更正再试。"]
            );

        DueItemKey? Key(string id) => DueItemKey.TryParse(id, out DueItemKey key) && key.List == access.List.Id && access.Sees(key.Unit) ? key : null;
    }
}
