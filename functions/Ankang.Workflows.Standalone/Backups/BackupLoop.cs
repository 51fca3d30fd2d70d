using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Standalone.Clockwork;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Standalone.Backups;

/// <summary>Backs the data folder up each night, at the first look after 02:30 Asia/Shanghai: a host that slept makes up for it.</summary>
public sealed partial class BackupLoop(string data, BackupOptions options, HostStatus status, TimeProvider clock, ILogger<BackupLoop> log)
    : BackgroundService
{
    private static readonly TimeOnly Night = new(2, 30);
    private static readonly TimeSpan Each = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Each, clock, stoppingToken);
            await LookAsync(stoppingToken);
        }
    }

    /// <summary>Makes the night's backup where it is missing. What fails is said by pages and <c>/health</c>, and tried again at the next look.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        string folder = options.FolderOf(data);
        try
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (BackupFiles.In(folder) is [{ At: var last }, ..] && last >= LastNight(now))
                return;
            int files = await DataBackup.WriteAsync(data, Path.Combine(folder, BackupFiles.NameOf(now)), now, cancellation);
            foreach ((string old, _) in BackupFiles.In(folder).Skip(options.Keep))
                File.Delete(old);
            status.BackupFault = null;
            LogMade(log, files, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DataFolderException)
        {
            status.BackupFault = $"夜间备份未成功：{Why(e)}。系统每10分钟重试一次，请维护人员查看日志和备份文件夹。";
            LogFailed(log, folder, e.Message);
        }
    }

    private static DateTimeOffset LastNight(DateTimeOffset now)
    {
        DateTimeOffset tonight = ChinaTime.At(ChinaTime.DateOf(now), Night);
        return tonight <= now ? tonight : tonight.AddDays(-1);
    }

    private static string Why(Exception fault) =>
        fault switch
        {
            UnauthorizedAccessException => "没有写入备份文件夹的权限",
            DataFolderException => "数据文件不能完整读出",
            _ => "备份文件夹不可用或磁盘已满",
        };

    [LoggerMessage(Level = LogLevel.Information, Message = "Backed up: {Files} files into {Folder}.")]
    private static partial void LogMade(ILogger log, int files, string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "The backup into {Folder} failed, and is tried again: {Reason}")]
    private static partial void LogFailed(ILogger log, string folder, string reason);
}
