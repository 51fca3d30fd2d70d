using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Archives;

/// <summary>That a list was archived (归档), and by which digest the file is known again.</summary>
/// <param name="Id">In order of time.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="Sha256">Of the whole file, in hex.</param>
/// <param name="Note">Where the file is kept, and whatever else a person wrote down; may be empty.</param>
/// <param name="Files">How many files it holds; null where a person recorded one that was made elsewhere.</param>
/// <param name="Bytes">Its size; null likewise.</param>
public sealed record KeptArchive(string Id, DateTimeOffset At, Actor By, string Sha256, string Note, int? Files = null, long? Bytes = null);
