using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Web.Contacts;

/// <summary>委托 as forms name it: <c>name</c>, <c>email</c>, <c>phone</c>, <c>from</c>, <c>to</c>.</summary>
internal static class SubstituteField
{
    /// <param name="text">What was typed into a field.</param>
    /// <param name="proposedAt">UTC, where a mail's link names him; null for the office, whose word holds.</param>
    /// <returns>Null where a day is missing or none, which <paramref name="errors"/> then says.</returns>
    public static Substitute? Read(Func<string, string> text, DateTimeOffset? proposedAt, List<FormError> errors)
    {
        var contact = new Contact(Some(text("name")), TypedText.Address(text("email")), Some(TypedText.Narrow(text("phone"))))
        {
            ProposedAt = proposedAt,
        };
        (DateOnly? from, DateOnly? to) = (TypedText.Date(text("from")), TypedText.Date(text("to")));
        if (from is null)
            errors.Add(new FormError("from", "请填写委托开始的日期。"));
        if (to is null)
            errors.Add(new FormError("to", "请填写委托截止的日期。"));
        return from is { } first && to is { } last ? new Substitute(contact, first, last) : null;
    }

    private static string? Some(string text) => text.Length > 0 ? text : null;
}
