using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>What a browser sends of a form that nobody filled in.</summary>
internal static class FormFields
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(IHtmlFormElement form) =>
        [
            .. form.QuerySelectorAll("input[name],textarea[name],select[name]")
                .Where(e => e is not IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } and not IHtmlInputElement { Type: "file" })
                .Select(e => KeyValuePair.Create(e.GetAttribute("name")!, ValueOf(e))),
        ];

    private static string ValueOf(IElement element) =>
        element switch
        {
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement select => select.Value ?? "",
            _ => "",
        };
}
