using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.People;

namespace Ankang.Workflows.Web.Pieces;

/// <summary>What the office reads of a damaged row: what it is about, what is stopped, that all else goes on, and its number.</summary>
internal static class DamageText
{
    /// <summary>The due item that a row belongs to; null for other rows.</summary>
    public static DueItemKey? ItemOf(DamagedRow row) =>
        row.Table == StoreTable.Work && row.Partition.Split('|') is [var list, var duty, var period] && row.Row.Split('|') is [_, var unit, ..]
            ? new DueItemKey(list, duty, period, unit)
            : null;

    /// <param name="list">The list that the page is about; null where there is none.</param>
    public static string Of(DamagedRow row, ListInForce? list) => $"{What(row, list)}编号{row.Number}，请与技术人员联系。";

    public static string Mended(MendedRow row) =>
        row.Row.Row == DispatchState.Row
            ? $"发送进度记录曾缺失，已自动重建（依据发件记录，编号{row.Row.Number}）。"
            : $"一条索引记录曾损坏，已自动重建，没有遗漏（编号{row.Row.Number}）。";

    private static string What(DamagedRow row, ListInForce? list)
    {
        if (ItemOf(row) is { } key)
        {
            return row.Row.StartsWith("H|", StringComparison.Ordinal)
                ? $"{Name(key, list)}的一条台账记录不完整，页面只显示其余记录，事项照常办理。"
                : $"{Name(key, list)}的记录不完整，已暂停对该项的一切通知，其他事项照常。";
        }

        return row.Table switch
        {
            _ when TemplateBook.NameOf(row) is { } template =>
                $"模板“{template}”修改后的文字不能使用，暂用标准文字，邮件照常发出。请在“发件”的“模板”中改正，或恢复标准文字。",
            StoreTable.Board => "一条索引记录不完整，正在重建，其他事项照常。",
            StoreTable.Mail =>
                $"{row.Partition.Split('|')[^1]}批次发给{UnitName(row.Row.Split('|', '~')[0], list)}的一封邮件记录不完整，其他邮件照常。",
            StoreTable.Directory => Directory(row.Row, list),
            _ when ListClosedException.IsCausedBy(row) =>
                $"清单（{(row.Table == StoreTable.Control ? row.List : list?.Id ?? row.Partition)}）的记录不完整，该清单的一切通知和办理已停止，其他清单照常。",
            _ when row.Partition == PersonRows.Partition && PersonRows.IsPerson(row.Row) =>
                $"登录人员{row.Row.Split('|', 2)[1]}的记录不完整，该人员暂不能登录，其他人员照常。",
            _ when row.Table == StoreTable.Control && row.Partition.EndsWith("|told", StringComparison.Ordinal) =>
                $"{UnitName(row.Row.Split('|')[0], list)}的一条告知记录不完整，有关工作将重新告知，其他事项照常。",
            _ when row.Row == "audit" => "上次核查的记录不完整，系统将重新核查。",
            _ => "一条记录不完整，已搁置，其他事项照常。",
        };
    }

    private static string Directory(string row, ListInForce? list) =>
        row.Split('|') is ["G", var group, var member, ..]
            ? $"{UnitName(member, list)}在“{list?.Directory.Groups.FirstOrDefault(g => g.Id == group)?.Name ?? group}”中的名录记录缺失，暂按已发布的清单办理。请重新发布清单文件夹以恢复。"
            : $"{UnitName(DirectoryRows.UnitOf(row), list)}的名录记录缺失或不完整，发给该单位的邮件暂缓，其他单位照常。请重新发布清单文件夹以恢复。";

    /// <summary>第14项（2021年3月，汉滨区安委会）; without a unit the period alone.</summary>
    public static string Name(DueItemKey key, ListInForce? list) =>
        list?.FindPlan(PeriodRef.Of(key)) is { } plan
            ? $"第{plan.Obligation.Task}项（{string.Join('，', new[] { ChineseDates.PeriodName(plan.Period), UnitName(key.Unit, list) }.Where(t => t.Length > 0))}）"
            : $"事项{key}";

    private static string UnitName(string unit, ListInForce? list) => list?.Directory.Find(unit) is { } known ? known.Names[^1].Full : unit;
}
