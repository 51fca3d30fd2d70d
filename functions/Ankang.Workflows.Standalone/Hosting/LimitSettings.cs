using Ankang.Workflows.Web.Hosting;

namespace Ankang.Workflows.Standalone.Hosting;

/// <summary>Who stands before this host, and how often it answers.</summary>
public static class LimitSettings
{
    /// <exception cref="CommandException">The settings cannot be read or are wrong; the message says the mend.</exception>
    public static void AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        RateLimits limits;
        ProxyOptions proxies;
        try
        {
            limits = configuration.GetSection(RateLimits.Section).Get<RateLimits>() ?? new RateLimits();
            proxies = configuration.GetSection(ProxyOptions.Section).Get<ProxyOptions>() ?? new ProxyOptions();
        }
        catch (InvalidOperationException e)
        {
            throw new CommandException(
                $"The settings under {RateLimits.Section} or {ProxyOptions.Section} cannot be read: {(e.InnerException ?? e).Message} "
                    + "Write whole numbers, and addresses as a list."
            );
        }

        string[] faults = [.. limits.Faults(), .. proxies.Faults()];
        if (faults.Length > 0)
            throw new CommandException(string.Join(Environment.NewLine, faults));
        services.AddSingleton(limits);
        services.AddSingleton(proxies);
    }
}
