namespace Ankang.Workflows.Answers;

/// <param name="Field">The field of the form and of the API: completedOn, count, within, size, note, item.</param>
/// <param name="Message">In Chinese, as the form shows it beside the field.</param>
public sealed record FormError(string Field, string Message);
