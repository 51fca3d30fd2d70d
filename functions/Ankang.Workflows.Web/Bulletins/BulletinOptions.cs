namespace Ankang.Workflows.Web.Bulletins;

/// <summary>How this office issues bulletins; setting <c>Bulletins:NeedsSignature</c>.</summary>
public sealed class BulletinOptions
{
    public const string Section = "Bulletins";

    /// <summary>A bulletin is issued only after the leader agreed to it as it stands (签批).</summary>
    public bool NeedsSignature { get; set; }
}
