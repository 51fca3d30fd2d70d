using Ankang.Workflows.Torture;

return await TortureCommand.Create().Parse(args).InvokeAsync();
