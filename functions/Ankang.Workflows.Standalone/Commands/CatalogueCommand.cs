using System.CommandLine;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Standalone.Hosting;
using Spectre.Console;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary><c>catalogue</c>: prints what the list asks, for people or as JSON.</summary>
public static class CatalogueCommand
{
    private const int WidthOfFiles = 240;

    public static Command Create()
    {
        var list = ListOptions.List();
        var json = new Option<bool>("--json") { Description = "Print an array of obligations as JSON." };
        var command = new Command("catalogue", "Print every duty of the list: 责任事项. Example: catalogue --json > catalogue.json") { list, json };
        command.SetAction(result =>
        {
            CatalogueFolder folder = CatalogueFolder.Load(result.GetValue(list) ?? Seeds.DefaultList);
            if (result.GetValue(json))
            {
                Console.Out.WriteLine(CatalogueTable.ToJson(folder.Catalogue));
                return 0;
            }

            // A file or a pipe has no width of its own, and words broken at 80 columns are found by no search.
            if (Console.IsOutputRedirected)
                AnsiConsole.Profile.Width = WidthOfFiles;
            var table = new Table().Border(TableBorder.Simple).Title(Markup.Escape(folder.Catalogue.List.Title));
            foreach (string column in CatalogueTable.Columns)
                table.AddColumn(Markup.Escape(column));
            foreach (IReadOnlyList<string> row in CatalogueTable.Rows(folder.Catalogue.Obligations))
                table.AddRow([.. row.Select(c => new Text(c))]);
            AnsiConsole.Write(table);
            AnsiConsole.WriteLine($"{folder.Catalogue.List.Tasks.Count} tasks 任务, {folder.Catalogue.Obligations.Count} obligations 责任事项");
            return 0;
        });
        return command;
    }
}
