using Ankang.Workflows.Catalogue.Import.Documents;

namespace Ankang.Workflows.Catalogue.Import.Layout;

/// <summary>Every fragment of a document in its order: what no rule took stays unread, so that nothing is lost.</summary>
internal sealed class Ledger
{
    private readonly List<Fragment> _fragments = [];

    public Fragment Add(string text, Place place)
    {
        var fragment = new Fragment(text, place);
        _fragments.Add(fragment);
        return fragment;
    }

    /// <summary>What the reader of the file found and does not read: struck through, hidden, in a text box.</summary>
    public void AddUnread(string text, Place place, string why)
    {
        Fragment fragment = Add(text, place);
        fragment.Whole.As(Fate.Unread, why);
    }

    public IReadOnlyList<Piece> Pieces() => [.. _fragments.SelectMany(f => f.Pieces())];
}
