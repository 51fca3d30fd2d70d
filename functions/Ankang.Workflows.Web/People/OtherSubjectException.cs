namespace Ankang.Workflows.Web.People;

/// <summary>The account is somebody's whom the identity provider told by another <c>sub</c> before: names change hands, that does not.</summary>
internal sealed class OtherSubjectException(string account) : UnknownPersonException(account, $"'{account}' is bound to another subject.");
