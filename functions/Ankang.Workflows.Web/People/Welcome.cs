using Ankang.Workflows.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Web.People;

/// <summary>A one-time link that holds.</summary>
/// <param name="Person">Whose it is; null for the first person of the office, whom nobody knows yet.</param>
/// <param name="First">The row of the first visit; null for a person's own link.</param>
/// <param name="HasPeople">There are people already; whoever uses the link of the first visit leaves an alarm.</param>
public sealed record Welcome(Tracked<Person>? Person, StoreRow? First, bool HasPeople);
