using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Ankang.Workflows.Web.Hosting;

/// <summary>The keys of forms and cookies, kept in memory: after a restart an old form is asked to be loaded again, and no key lies on the disk.</summary>
internal sealed class MemoryKeys : IXmlRepository
{
    private readonly Lock _gate = new();
    private readonly List<XElement> _keys = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_gate)
            return [.. _keys.Select(k => new XElement(k))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_gate)
            _keys.Add(new XElement(element));
    }
}
