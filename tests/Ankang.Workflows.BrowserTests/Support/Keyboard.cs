using System.Globalization;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Support;

/// <summary>Somebody without a mouse.</summary>
internal static class Keyboard
{
    private const int MostStops = 150;

    /// <summary>Presses Tab until the focus is there; at every stop it can be seen where it is.</summary>
    public static async Task TabToAsync(this Visit visit, ILocator target)
    {
        for (int stop = 0; stop < MostStops; stop++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            string hidden = await visit.Page.EvaluateAsync<string>(
                """
                () => {
                  const at = document.activeElement;
                  if (!at || at === document.body) return '';
                  const style = getComputedStyle(at), box = at.getBoundingClientRect();
                  const ringed = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
                  const within = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                  return ringed && within ? '' : `${at.outerHTML.slice(0, 120)}: outline ${style.outline}, at ${box.left},${box.top}`;
                }
                """
            );
            Assert.True(hidden.Length == 0, $"The focus cannot be seen: {hidden}");
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
                return;
        }

        Assert.Fail($"{MostStops} stops of Tab, and {target} was none of them.");
    }

    /// <summary>Types into what the focus comes to next.</summary>
    public static async Task TypeAsync(this Visit visit, ILocator field, string text)
    {
        await visit.TabToAsync(field);
        await visit.Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Types a day into a date field, whose parts stand in the order of the browser's language.</summary>
    public static async Task TypeDateAsync(this Visit visit, ILocator field, DateOnly day)
    {
        await visit.TabToAsync(field);
        string wanted = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (string[] parts in new string[][] { ["yyyy", "MM", "dd"], ["MM", "dd", "yyyy"] })
        {
            for (int part = 0; part < parts.Length; part++)
            {
                await visit.Page.Keyboard.TypeAsync(day.ToString(parts[part], CultureInfo.InvariantCulture));
                if (parts[part] == "yyyy" && part < parts.Length - 1)
                    await visit.Page.Keyboard.PressAsync("ArrowRight"); // a year may have six figures
            }

            if (await field.InputValueAsync() == wanted)
                return;
            for (int part = 0; part < parts.Length; part++)
                await visit.Page.Keyboard.PressAsync("ArrowLeft");
        }

        Assert.Fail($"{await field.InputValueAsync()} stands in the field, not {wanted}.");
    }

    /// <summary>Types into a date field what its browser would not let through: as one does whose browser knows no date fields.</summary>
    /// <remarks>The page that comes back says so in its console, where the value is no date.</remarks>
    public static Task TypeAnyDateAsync(this ILocator field, string text) =>
        field.EvaluateAsync("(e, text) => { e.type = 'text'; e.value = text; }", text);
}
