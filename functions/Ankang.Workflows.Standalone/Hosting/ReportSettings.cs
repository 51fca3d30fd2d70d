using Ankang.Workflows.Web.Portal;

namespace Ankang.Workflows.Standalone.Hosting;

/// <summary>What this host's forms ask of whoever reports.</summary>
public static class ReportSettings
{
    /// <exception cref="CommandException">The settings cannot be read; the message says the mend.</exception>
    public static void AddReportForms(this IServiceCollection services, IConfiguration configuration)
    {
        try
        {
            services.AddSingleton(configuration.GetSection(ReportOptions.Section).Get<ReportOptions>() ?? new ReportOptions());
        }
        catch (InvalidOperationException e)
        {
            throw new CommandException(
                $"The settings under {ReportOptions.Section} cannot be read: {(e.InnerException ?? e).Message} "
                    + $"Write {nameof(Asking.No)}, {nameof(Asking.Asked)} or {nameof(Asking.Required)}."
            );
        }
    }
}
