using Ankang.Workflows.Board;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Publication;

/// <summary>Publishes lists, and changes those that run: first the plan, then the same again in earnest.</summary>
public sealed class ListPublisher(
    ListRegister register,
    DirectoryTable directory,
    ListChanges changes,
    WorkTable work,
    BoardTable board,
    ListWithdrawal withdrawal,
    TimeProvider clock
)
{
    /// <summary>What a submission would do; nothing is written.</summary>
    /// <exception cref="FaultyFileException">With every fault of every file.</exception>
    public async Task<PublicationPlan> PlanAsync(ListSubmission submission, CancellationToken cancellation) =>
        (await DraftAsync(submission, cancellation)).Plan;

    /// <summary>Publishes or changes, or does nothing where all is in force already.</summary>
    /// <param name="basis">Of the plan that is to be carried out; null to carry out what is found.</param>
    /// <exception cref="FaultyFileException">With every fault of every file; nothing was written.</exception>
    /// <exception cref="StalePlanException">The plan no longer holds; nothing was written.</exception>
    public async Task<PublicationPlan> ApplyAsync(ListSubmission submission, string? basis, Actor by, CancellationToken cancellation)
    {
        Draft draft = await DraftAsync(submission, cancellation);
        if (draft.Before?.Head.Pending is not null)
        {
            await changes.CompleteAsync(draft.Before.Id, cancellation);
            draft = await DraftAsync(submission, cancellation);
        }

        if (basis is not null && basis != draft.Plan.Basis)
            throw new StalePlanException(draft.Plan.List);
        if (draft.Before is not { } before)
        {
            await withdrawal.FinishAsync(draft.Plan.List, cancellation);
            ListInForce published = await register.PublishAsync(
                draft.Folder,
                draft.Calendar,
                draft.Plan.StartOn,
                shadow: true,
                rehearsal: false,
                cancellation
            );
            changes.WakeAll(published);
            if (draft.DirectoryDiffers)
                await changes.TellOthersAsync(
                    published,
                    changes.Next(published, by, submission.Note) with
                    {
                        UnitsText = await register.WriteUnitsAsync(submission.Units, cancellation),
                    },
                    cancellation
                );
            return draft.Plan;
        }

        if (draft.Plan.Kind == PublicationKind.Unchanged)
            return draft.Plan;
        await register.WriteTextsAsync(draft.Folder, draft.Calendar, cancellation);
        string? units = draft.DirectoryDiffers ? await register.WriteUnitsAsync(submission.Units, cancellation) : null;
        if (!await changes.ApplyAsync(before, draft.Change! with { By = by, UnitsText = units }, cancellation))
            throw new StalePlanException(before.Id);
        return draft.Plan;
    }

    /// <summary>What a year's holiday notice would move in each list, by list.</summary>
    /// <exception cref="FaultyFileException">With every fault of the notice.</exception>
    public async Task<IReadOnlyList<CalendarPlan>> PlanCalendarAsync(SubmittedFile file, CancellationToken cancellation)
    {
        HolidayNotice notice = HolidayNotice.Parse(file.Text, file.Name);
        var plans = new List<CalendarPlan>();
        foreach (ListInForce list in await OpenListsAsync(cancellation))
        {
            WorkCalendar calendar = list.Calendar.With(notice.Year, notice.Days);
            ListInForce after = After(
                list,
                changes.Next(list, Actor.System, "") with
                {
                    CalendarAfter = calendar.Version,
                },
                list.Catalogue,
                list.Directory,
                calendar
            );
            ChangePreview preview = ChangePreview.Of(list, after, await WorkAsync(list, after, cancellation), clock.GetUtcNow());
            plans.Add(
                new CalendarPlan(
                    list.Id,
                    list.Catalogue.List.Title,
                    notice.Year,
                    list.Calendar.Years.Contains(notice.Year),
                    calendar.Version == list.Calendar.Version,
                    notice.Warnings,
                    preview.Moments
                )
            );
        }

        return plans;
    }

    /// <summary>Puts a year's holiday notice in force for every list; those that have it already are left alone.</summary>
    public async Task<IReadOnlyList<CalendarPlan>> ApplyCalendarAsync(SubmittedFile file, Actor by, string note, CancellationToken cancellation)
    {
        IReadOnlyList<CalendarPlan> plans = await PlanCalendarAsync(file, cancellation);
        HolidayNotice notice = HolidayNotice.Parse(file.Text, file.Name);
        foreach (CalendarPlan plan in plans.Where(p => !p.Unchanged))
        {
            await changes.CompleteAsync(plan.List, cancellation);
            ListInForce list = await register.RereadAsync(plan.List, cancellation);
            WorkCalendar calendar = list.Calendar.With(notice.Year, notice.Days);
            await register.WriteTextsAsync(await register.FolderAsync(list.Id, list.Head.CatalogueVersion, cancellation), calendar, cancellation);
            if (!await changes.ApplyAsync(list, changes.Next(list, by, note) with { CalendarAfter = calendar.Version }, cancellation))
                throw new StalePlanException(list.Id);
        }

        return plans;
    }

    private async Task<Draft> DraftAsync(ListSubmission submission, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(submission);
        (CatalogueFolder folder, WorkCalendar submitted) = await ParseAsync(submission, cancellation);
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        IReadOnlyList<StoreRow> rows = await directory.ReadAsync(cancellation);
        UnitDirectory current =
            rows.Count == 0 ? new UnitDirectory([], []) : DirectoryRows.Restored(rows, await register.PublishedUnitsAsync(cancellation));
        ThrowIfMisnamed(folder, current);
        UnitDirectory merged = rows.Count == 0 ? folder.Directory : DirectoryMerge.Apply(current, folder.Directory, today);
        ListInForce? before = await FindAsync(folder.Catalogue.List.Id, cancellation);
        // The product's calendar is newer than a folder's; a folder only adds years that are not known here.
        WorkCalendar known = before?.Calendar ?? (await OpenListsAsync(cancellation) is [.., var newest] ? newest.Calendar : submitted);
        WorkCalendar calendar = known.WithYearsOf(submitted);
        ListCheck check = ListCheck.Of(folder, merged, calendar, today);
        if (check.Faults.Count > 0)
            throw new FaultyFileException(check.Faults);

        string basis = ContentVersion.Of(
            DirectoryRows.VersionOf(rows),
            folder.Catalogue.Version,
            calendar.Version,
            before is null ? "" : $"{before.Head with { Pending = null }}"
        );
        TaskList list = folder.Catalogue.List;
        if (before is null)
        {
            DateOnly startOn = submission.StartOn ?? today;
            var head = new ListHead(list.Id, folder.Catalogue.Version, calendar.Version, "", startOn, list.ClosesOn, Shadow: true, Rehearsal: false);
            var begun = new ListInForce(head, folder.Catalogue, merged, calendar);
            OpeningTable opening = OpeningTable.Of(begun);
            return new Draft(
                new PublicationPlan(PublicationKind.New, list.Id, list.Title, basis, startOn, check.Warnings, opening, null)
                {
                    LacksCalendar = !CalendarCoverage.Allows(calendar, list.Year),
                    Burden = ListBurden.Of(begun),
                    Same = SameDuties.Of(begun, await OpenListsAsync(cancellation), today),
                    Notice = NoticeCheck.Of(begun, clock.GetUtcNow()),
                },
                folder,
                calendar,
                null,
                null,
                DirectoryTable.Differs(rows, merged)
            );
        }

        if (before.Catalogue.List.Year != list.Year)
            throw new FaultyFileException([
                new(
                    CatalogueFolder.CatalogueName,
                    ListCheck.LineOf(folder.CatalogueText, "year"),
                    $"list '{list.Id}' is of {before.Catalogue.List.Year} here, of {list.Year} in the file",
                    "one list a year, each with an id of its own",
                    $"Give the new year's list its own id, such as {list.Id}-{list.Year}"
                ),
            ]);
        bool differs = DirectoryTable.Differs(rows, merged);
        ListChange change = changes.Next(before, Actor.System, submission.Note) with
        {
            CatalogueAfter = folder.Catalogue.Version,
            CalendarAfter = calendar.Version,
            PolicyForOpen = submission.PolicyForOpen,
        };
        ListInForce after = After(before, change, folder.Catalogue, merged, calendar);
        bool unchanged = !differs && folder.Catalogue.Version == before.Head.CatalogueVersion && calendar.Version == before.Head.CalendarVersion;
        ChangePreview preview = ChangePreview.Of(before, after, await WorkAsync(before, after, cancellation), clock.GetUtcNow());
        PublicationKind kind = unchanged ? PublicationKind.Unchanged : PublicationKind.Change;
        return new Draft(
            new PublicationPlan(kind, list.Id, list.Title, basis, before.Head.StartOn, check.Warnings, OpeningTable.Of(after), preview)
            {
                LacksCalendar = !CalendarCoverage.Allows(calendar, list.Year),
                Burden = ListBurden.Of(after),
                Same = SameDuties.Of(after, await OpenListsAsync(cancellation), today),
                BurdenBefore = ListBurden.Of(before),
                Notice = NoticeCheck.Of(after, clock.GetUtcNow(), await board.ReadAsync(before.Id, reread: false, cancellation)),
            },
            folder,
            calendar,
            before,
            change,
            differs
        );
    }

    // What is handed in without a policy of scores, as a draft in pages, keeps the one that the list has.
    private async Task<(CatalogueFolder Folder, WorkCalendar Calendar)> ParseAsync(ListSubmission submission, CancellationToken cancellation)
    {
        (CatalogueFolder Folder, WorkCalendar Calendar) read = submission.Parse();
        if (submission.Assessment is not null || await FindAsync(read.Folder.Catalogue.List.Id, cancellation) is not { } list)
            return read;
        CatalogueFolder before = await register.FolderAsync(list.Id, list.Head.CatalogueVersion, cancellation);
        if (before.AssessmentText is not { } kept)
            return read;
        AssessmentPolicy fitting = AssessmentText.Fitting(before.Catalogue.Assessment, read.Folder.Catalogue, read.Folder.Directory);
        bool fits = AssessmentText.Digest(fitting) == AssessmentText.Digest(before.Catalogue.Assessment);
        return (submission with { Assessment = fits ? kept : AssessmentText.Write(fitting) }).Parse();
    }

    private static ListInForce After(ListInForce before, ListChange change, YearCatalogue catalogue, UnitDirectory units, WorkCalendar calendar) =>
        ListRegister.After(
            before,
            before.Head with
            {
                CatalogueVersion = change.CatalogueAfter,
                CalendarVersion = calendar.Version,
                ClosesOn = catalogue.List.ClosesOn,
                Changes = change.Number,
            },
            change,
            catalogue,
            units,
            calendar
        );

    private static void ThrowIfMisnamed(CatalogueFolder folder, UnitDirectory current)
    {
        FileFault[] faults =
        [
            .. DirectoryMerge
                .Misnamed(current, folder.Directory)
                .Select(m => new FileFault(
                    CatalogueFolder.UnitsName,
                    ListCheck.LineOf(folder.UnitsText, m.Unit.Id),
                    $"'{m.Unit.Id}' is called {m.Is.Full} here and {m.Was.Full} in the directory",
                    "the name that holds since then; a new name with its first day",
                    $"Write 'name: {m.Was.Full}' and add 'renamed:' with name and from; or give another unit another id"
                )),
        ];
        if (faults.Length > 0)
            throw new FaultyFileException(faults);
    }

    private async Task<IReadOnlyDictionary<PeriodRef, PeriodWork>> WorkAsync(ListInForce before, ListInForce after, CancellationToken cancellation)
    {
        BoardView view = await board.ReadAsync(before.Id, reread: true, cancellation);
        var periods = new Dictionary<PeriodRef, PeriodWork>();
        foreach (PeriodPlan plan in before.Plans.Concat(after.Plans).Where(p => view.Find(p) is not null).DistinctBy(p => p.Ref))
            periods[plan.Ref] = await work.LoadAsync(plan.Ref, fresh: true, cancellation);
        return periods;
    }

    private async Task<ListInForce?> FindAsync(string list, CancellationToken cancellation)
    {
        register.Forget(list);
        return await register.FindAsync(list, cancellation);
    }

    private async Task<IReadOnlyList<ListInForce>> OpenListsAsync(CancellationToken cancellation)
    {
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        var lists = new List<ListInForce>();
        foreach (string id in await register.ListsAsync(cancellation))
            if (await FindAsync(id, cancellation) is { } list && list.Head.ClosesOn >= today)
                lists.Add(list);
        return lists;
    }

    private sealed record Draft(
        PublicationPlan Plan,
        CatalogueFolder Folder,
        WorkCalendar Calendar,
        ListInForce? Before,
        ListChange? Change,
        bool DirectoryDiffers
    );
}
