using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Azure.Identity;

namespace Ankang.Workflows.Storage;

/// <summary>Table Storage: in Azure, or Azurite in tests. Tables are created when they are first written to.</summary>
public sealed partial class TableStorageStore : ITableStore
{
    private readonly TableClient[] _readers;
    private readonly TableClient[] _writers;

    private TableStorageStore(Func<TableClientOptions, TableServiceClient> connect, string prefix, StorageMeter meter)
    {
        // A read may be repeated. A commit may not: what succeeded unseen would come back as a conflict.
        TableServiceClient reading = connect(Options(meter, retries: 2)),
            writing = connect(Options(meter, retries: 0));
        string[] names = [.. Enum.GetNames<StoreTable>().Select(name => prefix + name)];
        _readers = [.. names.Select(reading.GetTableClient)];
        _writers = [.. names.Select(writing.GetTableClient)];
    }

    public bool IsExclusive => false;

    /// <param name="connection">A connection string, or an account's URL such as <c>https://name.table.core.windows.net</c>, for which the
    /// identity is found by <see cref="DefaultAzureCredential"/>.</param>
    /// <param name="prefix">Begins the name of each table, so that several installations can share an account.</param>
    /// <param name="credential">Identity for a URL, where the default is not wanted.</param>
    public static TableStorageStore Open(string connection, string prefix, StorageMeter meter, TokenCredential? credential = null)
    {
        if (!PrefixPattern().IsMatch(prefix))
            throw new ArgumentException(
                $"'{prefix}' cannot begin a table's name: up to 40 ASCII letters and digits, a letter first, or nothing.",
                nameof(prefix)
            );
        return new TableStorageStore(options => Connect(connection, credential, options), prefix, meter);
    }

    /// <inheritdoc cref="Open"/>
    internal static TableServiceClient Connect(string connection, TokenCredential? credential, TableClientOptions options)
    {
        // Identities are not sent without TLS.
        bool isUrl = Uri.TryCreate(connection, UriKind.Absolute, out Uri? url) && url.Scheme == Uri.UriSchemeHttps;
        try
        {
            return isUrl
                ? new TableServiceClient(url, credential ?? new DefaultAzureCredential(), options)
                : new TableServiceClient(connection, options);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException)
        {
            // Neither the connection nor the inner exception is shown: they may hold a key.
            throw new ArgumentException(
                "The storage connection is neither a connection string nor an account's URL such as https://name.table.core.windows.net.",
                nameof(connection)
            );
        }
    }

    public async Task<IReadOnlyList<StoreRow>> ReadAsync(
        StoreTable table,
        string partition,
        string? fromRow,
        string? toRowExclusive,
        CancellationToken cancellation
    )
    {
        StoreRules.CheckRange(partition, fromRow, toRowExclusive);
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        if (fromRow is not null)
            filter += TableClient.CreateQueryFilter($" and RowKey ge {fromRow}");
        if (toRowExclusive is not null)
            filter += TableClient.CreateQueryFilter($" and RowKey lt {toRowExclusive}");
        return [.. (await QueryAsync(table, filter, cancellation).ConfigureAwait(false)).Select(r => r.Row)];
    }

    public Task<IReadOnlyList<PartitionRow>> ReadAcrossAsync(
        StoreTable table,
        string fromPartition,
        string toPartitionExclusive,
        IReadOnlyList<RowRange> wanted,
        CancellationToken cancellation
    )
    {
        StoreRules.CheckAcross(fromPartition, toPartitionExclusive, wanted);
        string partitions = TableClient.CreateQueryFilter($"PartitionKey ge {fromPartition} and PartitionKey lt {toPartitionExclusive}");
        return QueryAsync(table, $"{partitions} and ({string.Join(" or ", wanted.Select(Filter))})", cancellation);
    }

    public async Task<StoreRow?> GetAsync(StoreTable table, string partition, string row, CancellationToken cancellation)
    {
        StoreRules.CheckRow(partition, row);
        try
        {
            NullableResponse<TableEntity> found = await _readers[(int)table]
                .GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellation)
                .ConfigureAwait(false);
            return found.HasValue ? Row(table, found.Value!) : null;
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.TableNotFound)
        {
            return null;
        }
        catch (Exception e) when (IsFault(e, cancellation))
        {
            throw Unavailable(table, e);
        }
    }

    public async Task<CommitResult> CommitAsync(
        StoreTable table,
        string partition,
        IReadOnlyList<StoreChange> changes,
        CancellationToken cancellation
    )
    {
        StoreRules.CheckBatch(partition, changes);
        for (int i = 0; i < changes.Count; i++)
            if (ETagOf(changes[i]) is { } etag && !ETagPattern().IsMatch(etag))
                return CommitResult.Conflict(i);
        try
        {
            try
            {
                return await SendAsync(_writers[(int)table], partition, changes, cancellation).ConfigureAwait(false);
            }
            catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.TableNotFound)
            {
                await _writers[(int)table].CreateIfNotExistsAsync(cancellation).ConfigureAwait(false);
                return await SendAsync(_writers[(int)table], partition, changes, cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (IsFault(e, cancellation))
        {
            throw Unavailable(table, e);
        }
    }

    /// <summary>An HTTP request for each thousand rows.</summary>
    private async Task<IReadOnlyList<PartitionRow>> QueryAsync(StoreTable table, string filter, CancellationToken cancellation)
    {
        try
        {
            var rows = new List<PartitionRow>();
            await foreach (
                TableEntity entity in _readers[(int)table].QueryAsync<TableEntity>(filter, cancellationToken: cancellation).ConfigureAwait(false)
            )
                rows.Add(new PartitionRow(entity.PartitionKey, Row(table, entity)));
            return rows;
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.TableNotFound)
        {
            return [];
        }
        catch (Exception e) when (IsFault(e, cancellation))
        {
            throw Unavailable(table, e);
        }
    }

    private static string Filter(RowRange range)
    {
        string rows = TableClient.CreateQueryFilter($"RowKey ge {range.FromRow} and RowKey lt {range.ToRowExclusive}");
        return range.AnyOf.Count == 0 ? $"({rows})" : $"({rows} and ({string.Join(" or ", range.AnyOf.Select(Filter))}))";
    }

    // The column's name is letters and digits.
    private static string Filter(ColumnSays says) =>
        says switch
        {
            ColumnSays.Text text => $"{says.Column} eq {TableClient.CreateQueryFilter($"{text.Value}")}",
            ColumnSays.Since since => $"{says.Column} ge {TableClient.CreateQueryFilter($"{since.Second}")}",
            _ => throw new ArgumentException($"A store knows no condition {says.GetType().Name}.", nameof(says)),
        };

    /// <summary>One HTTP request, whatever the number of changes.</summary>
    private static async Task<CommitResult> SendAsync(
        TableClient table,
        string partition,
        IReadOnlyList<StoreChange> changes,
        CancellationToken cancellation
    )
    {
        try
        {
            if (changes is [StoreChange single])
            {
                Response response = await SendSingleAsync(table, partition, single, cancellation).ConfigureAwait(false);
                // The SDK takes the 404 of a delete for success; to us the row was gone, which somebody else did.
                if (response.Status == 404)
                    return CommitResult.Conflict(0);
                return CommitResult.Written([NewETag(single, response)]);
            }

            TableTransactionAction[] actions = [.. changes.Select(change => Action(partition, change))];
            Response<IReadOnlyList<Response>> responses = await table.SubmitTransactionAsync(actions, cancellation).ConfigureAwait(false);
            return CommitResult.Written([.. changes.Zip(responses.Value, NewETag)]);
        }
        catch (RequestFailedException e) when (IsConflict(e))
        {
            int? at = changes.Count == 1 ? 0 : (e as TableTransactionFailedException)?.FailedTransactionActionIndex;
            if (at is { } index && index >= 0 && index < changes.Count)
                return CommitResult.Conflict(index);
            throw;
        }
    }

    private static Task<Response> SendSingleAsync(TableClient table, string partition, StoreChange change, CancellationToken cancellation) =>
        change switch
        {
            StoreChange.Insert insert => table.AddEntityAsync(Entity(partition, insert.Row, insert.Columns), cancellation),
            StoreChange.Replace replace => table.UpdateEntityAsync(
                Entity(partition, replace.Row, replace.Columns),
                new ETag(replace.ETag),
                TableUpdateMode.Replace,
                cancellation
            ),
            StoreChange.Delete delete => table.DeleteEntityAsync(partition, delete.Row, new ETag(delete.ETag), cancellation),
            _ => throw new ArgumentException($"A store knows no change {change.GetType().Name}.", nameof(change)),
        };

    // The ETag must be the action's own argument: from the entity it is not sent, and the update becomes an upsert.
    private static TableTransactionAction Action(string partition, StoreChange change) =>
        change switch
        {
            StoreChange.Insert insert => new(TableTransactionActionType.Add, Entity(partition, insert.Row, insert.Columns)),
            StoreChange.Replace replace => new(
                TableTransactionActionType.UpdateReplace,
                Entity(partition, replace.Row, replace.Columns),
                new ETag(replace.ETag)
            ),
            StoreChange.Delete delete => new(TableTransactionActionType.Delete, new TableEntity(partition, delete.Row), new ETag(delete.ETag)),
            _ => throw new ArgumentException($"A store knows no change {change.GetType().Name}.", nameof(change)),
        };

    private static TableEntity Entity(string partition, string row, IReadOnlyDictionary<string, object> columns)
    {
        var entity = new TableEntity(partition, row);
        foreach ((string name, object value) in columns)
            entity[name] = value;
        return entity;
    }

    private static StoreRow Row(StoreTable table, TableEntity entity)
    {
        var columns = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach ((string name, object value) in entity)
        {
            if (name is "PartitionKey" or "RowKey" or "Timestamp" or "odata.etag" || value is null)
                continue;
            // One damaged row must not hide the others of its query: whoever wants its columns learns that it has none.
            if (value is not (string or int or long or bool or double or DateTimeOffset))
                return StoreRow.Unreadable(
                    entity.RowKey,
                    entity.ETag.ToString(),
                    $"{table}, partition '{entity.PartitionKey}', column '{name}': a {value.GetType().Name} was put there by something else; remove it."
                );
            columns[name] = value is DateTimeOffset moment ? moment.ToUniversalTime() : value;
        }
        return new StoreRow(entity.RowKey, entity.ETag.ToString(), columns);
    }

    private static string NewETag(StoreChange change, Response response)
    {
        if (change is StoreChange.Delete)
            return "";
        return response.Headers.ETag is { } etag
            ? etag.ToString()
            : throw new RequestFailedException(response.Status, $"The answer to the change of row '{change.Row}' has no ETag.");
    }

    private static string? ETagOf(StoreChange change) =>
        change switch
        {
            StoreChange.Replace replace => replace.ETag,
            StoreChange.Delete delete => delete.ETag,
            _ => null,
        };

    /// <summary>There already, gone, or changed; other answers of the same status (a table being deleted) are faults.</summary>
    private static bool IsConflict(RequestFailedException e) =>
        e.ErrorCode == TableErrorCode.EntityAlreadyExists
        || e.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied
        || e.ErrorCode == TableErrorCode.ResourceNotFound
        || e.ErrorCode == TableErrorCode.EntityNotFound
        || e.Status == 412;

    private static bool IsFault(Exception e, CancellationToken cancellation) =>
        e switch
        {
            OperationCanceledException => !cancellation.IsCancellationRequested, // a timeout
            RequestFailedException or AuthenticationFailedException or IOException or HttpRequestException => true,
            AggregateException several => several.InnerExceptions.All(inner => IsFault(inner, cancellation)),
            _ => false,
        };

    private static StoreUnavailableException Unavailable(StoreTable table, Exception e)
    {
        RequestFailedException? answer =
            e as RequestFailedException ?? (e as AggregateException)?.InnerExceptions.OfType<RequestFailedException>().LastOrDefault();
        return new StoreUnavailableException(
            (answer?.Status, e) switch
            {
                (401 or 403, _) or (_, AuthenticationFailedException) =>
                    $"Table Storage refused access to {table} ({answer?.ErrorCode ?? "no identity"}); give the program's identity the role "
                        + "'Storage Table Data Contributor', or correct the key.",
                (429 or 503, _) => $"Table Storage is busy ({answer?.ErrorCode}) and did not serve {table}.",
                (> 0, _) => $"Table Storage answered {answer.Status} {answer.ErrorCode} for {table}.",
                _ => $"Table Storage did not answer for {table}: {FirstLine(answer ?? e)}",
            },
            e
        );
    }

    private static string FirstLine(Exception e) => e.Message.Split('\n', 2)[0].Trim();

    [SuppressMessage("Reliability", "CA2000", Justification = "The pipeline is the client's for the life of the process.")]
    private static TableClientOptions Options(StorageMeter meter, int retries)
    {
        var options = new TableClientOptions();
        options.Retry.MaxRetries = retries;
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.Delay = TimeSpan.FromMilliseconds(300);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(5);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
        options.Diagnostics.IsTelemetryEnabled = false;
        // Repeated reads are requests too, so it stands inside the retries.
        options.AddPolicy(new CountingPolicy(meter), HttpPipelinePosition.PerRetry);
        return options;
    }

    [GeneratedRegex(@"^([A-Za-z][A-Za-z0-9]{0,39})?\z")]
    private static partial Regex PrefixPattern();

    /// <summary>What a row can have as its ETag; other text (from a form, say) is a conflict, not an error.</summary>
    [GeneratedRegex("""^(W/)?"[\x21\x23-\x7E]{1,120}"\z""")]
    private static partial Regex ETagPattern();

    private sealed class CountingPolicy(StorageMeter meter) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => meter.Count();
    }
}
