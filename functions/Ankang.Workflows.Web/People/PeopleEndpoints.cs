using Ankang.Workflows.Answers;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.People;

/// <summary>人员: who may sign in, and as what. For the office alone.</summary>
internal static class PeopleEndpoints
{
    public const string Address = "/people";

    public static void MapPeople(this IEndpointRouteBuilder office)
    {
        office.MapGet(Address, ListAsync);
        office.MapPost(Address, AddAsync);
        office.MapGet($"{Address}/{{account}}", ShowAsync);
        office.MapPost($"{Address}/{{account}}", ChangeAsync);
        office.MapPost($"{Address}/{{account}}/link", RenewLinkAsync);
        office.MapPost($"{Address}/{{account}}/release", ReleaseAsync);
        office.MapPost($"{Address}/{{account}}/second-factor", ResetSecondFactorAsync);
        office.MapPost($"{Address}/{{account}}/remove", RemoveAsync);
    }

    private static Task<IResult> ListAsync(
        HttpContext context,
        WorkflowHost host,
        PeopleTable people,
        SignInOptions options,
        CancellationToken cancellation
    ) =>
        host.AsksSignIn
            ? PageAsync(context, host, people, options, PersonForm.Empty, [], null, cancellation)
            : Task.FromResult(Page.NotFound(context, host));

    private static async Task<IResult> AddAsync(
        HttpContext context,
        WorkflowHost host,
        PeopleTable people,
        PeopleService service,
        SignInOptions options,
        CancellationToken cancellation
    )
    {
        PersonForm form = PersonForm.Read(await context.Request.ReadFormAsync(cancellation));
        FormError[] errors = [.. form.Errors(RequestedList.Of(context).List.Directory)];
        if (errors.Length > 0)
            return await PageAsync(context, host, people, options, form, errors, null, cancellation);
        return await service.AddAsync(form, SignedIn.Of(context).Actor, CancellationToken.None) switch
        {
            PeopleAnswer.Done done => await PageAsync(
                context,
                host,
                people,
                options,
                PersonForm.Empty,
                [],
                NewLink.Of(context, options, done),
                cancellation
            ),
            PeopleAnswer.Namesake namesake => await PageAsync(
                context,
                host,
                people,
                options,
                form,
                [PersonNames.TakenBy(namesake.Other)],
                null,
                cancellation
            ),
            _ => await PageAsync(
                context,
                host,
                people,
                options,
                form,
                [new FormError("account", "该账号已有人使用，请换一个。")],
                null,
                cancellation
            ),
        };
    }

    private static async Task<IResult> ShowAsync(
        string account,
        HttpContext context,
        WorkflowHost host,
        PeopleTable people,
        SignInOptions options,
        CancellationToken cancellation
    ) =>
        await people.FindAsync(account, cancellation) is { } seen
            ? await PersonAsync(context, host, people, options, seen, PersonForm.Of(seen.Value, seen.Row.ETag), [], null)
            : Gone(context, host);

    private static async Task<IResult> ChangeAsync(
        string account,
        HttpContext context,
        WorkflowHost host,
        PeopleTable people,
        PeopleService service,
        SignInOptions options,
        CancellationToken cancellation
    )
    {
        PersonForm form = PersonForm.Read(await context.Request.ReadFormAsync(cancellation)) with { Account = account };
        FormError[] errors = [.. form.Errors(RequestedList.Of(context).List.Directory)];
        PeopleAnswer? answer = errors.Length > 0 ? null : await service.ChangeAsync(form, SignedIn.Of(context).Actor, CancellationToken.None);
        return await AnswerAsync(context, host, people, options, account, form, answer, errors, cancellation);
    }

    private static async Task<IResult> RenewLinkAsync(
        string account,
        HttpContext context,
        WorkflowHost host,
        PeopleTable people,
        PeopleService service,
        SignInOptions options,
        CancellationToken cancellation
    )
    {
        PeopleAnswer answer = await service.RenewLinkAsync(account, SignedIn.Of(context).Actor, CancellationToken.None);
        return answer is PeopleAnswer.Done done && await people.FindAsync(account, cancellation) is { } seen
            ? await PersonAsync(
                context,
                host,
                people,
                options,
                seen,
                PersonForm.Of(seen.Value, seen.Row.ETag),
                [],
                NewLink.Of(context, options, done)
            )
            : await AnswerAsync(context, host, people, options, account, null, answer, [], cancellation);
    }

    private static async Task<IResult> ReleaseAsync(string account, HttpContext context, WorkflowHost host, SubjectBinding binding) =>
        await binding.ReleaseAsync(account, SignedIn.Of(context).Actor, CancellationToken.None) is PeopleAnswer.Done
            ? new SeeOther(RequestedList.Of(context).To($"{Address}?done=1"))
            : Gone(context, host);

    private static async Task<IResult> ResetSecondFactorAsync(string account, HttpContext context, WorkflowHost host, SecondFactorService service) =>
        await service.ResetAsync(account, SignedIn.Of(context).Actor, CancellationToken.None) is PeopleAnswer.Done
            ? new SeeOther(RequestedList.Of(context).To($"{Address}?done=1"))
            : Gone(context, host);

    private static async Task<IResult> RemoveAsync(
        string account,
        HttpContext context,
        WorkflowHost host,
        PeopleTable people,
        PeopleService service,
        SignInOptions options,
        CancellationToken cancellation
    )
    {
        string version = (await context.Request.ReadFormAsync(cancellation))["version"].ToString();
        PeopleAnswer answer = await service.RemoveAsync(account, version, SignedIn.Of(context).Actor, CancellationToken.None);
        return await AnswerAsync(context, host, people, options, account, null, answer, [], cancellation);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context,
        WorkflowHost host,
        PeopleTable people,
        SignInOptions options,
        string account,
        PersonForm? typed,
        PeopleAnswer? answer,
        FormError[] errors,
        CancellationToken cancellation
    )
    {
        if (answer is PeopleAnswer.Done)
            return new SeeOther(RequestedList.Of(context).To($"{Address}?done=1"));
        if (await people.FindAsync(account, cancellation) is not { } seen)
            return Gone(context, host);
        FormError? said = answer switch
        {
            PeopleAnswer.Changed => new FormError("", $"{seen.Value.ChangedBy}刚刚更新了该人员，您填写的内容已保留，请核对后再提交。"),
            PeopleAnswer.Namesake namesake => PersonNames.TakenBy(namesake.Other),
            PeopleAnswer.Last => new FormError("", "这是最后一位市安委办人员，不能移除或改为其他角色。请先添加另一位。"),
            _ => null,
        };
        PersonForm form = (typed ?? PersonForm.Of(seen.Value, "")) with { Version = seen.Row.ETag };
        return await PersonAsync(context, host, people, options, seen, form, said is null ? errors : [said], null);
    }

    private static IResult Gone(HttpContext context, WorkflowHost host) =>
        Page.Say(context, host, StatusCodes.Status404NotFound, "没有这位人员", "该人员可能已被移除，请返回人员名单查看。");

    private static async Task<IResult> PersonAsync(
        HttpContext context,
        WorkflowHost host,
        PeopleTable people,
        SignInOptions options,
        Tracked<Person> seen,
        PersonForm form,
        FormError[] errors,
        NewLink? link
    ) =>
        Page.Show<PersonPage>(
            new
            {
                Frame = PageFrame.Of(context, host, RequestedList.Of(context).List),
                Person = seen.Value,
                Others = (await people.AllAsync(context.RequestAborted)).Where(p => p.Account != seen.Value.Account).ToList(),
                Form = form,
                Errors = errors,
                Link = link,
                HasPasswords = options.OpenIdConnect is null,
                HasSecondFactor = options.SecondFactor,
            },
            errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );

    private static async Task<IResult> PageAsync(
        HttpContext context,
        WorkflowHost host,
        PeopleTable people,
        SignInOptions options,
        PersonForm typed,
        FormError[] errors,
        NewLink? link,
        CancellationToken cancellation
    ) =>
        Page.Show<PeoplePage>(
            new
            {
                Frame = PageFrame.Of(context, host, RequestedList.Of(context).List),
                People = await people.AllAsync(cancellation),
                Changes = await people.ChangesAsync(cancellation),
                Form = typed,
                Errors = errors,
                Link = link,
                HasPasswords = options.OpenIdConnect is null,
                Done = errors.Length == 0 && context.Request.Query.Text("done") is not null,
            },
            errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
}
