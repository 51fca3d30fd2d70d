using System.Text;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Ankang.Workflows.Notices;

/// <summary>The parts that templates include, as the engine asks for them.</summary>
internal sealed class TemplateFiles(IReadOnlyDictionary<string, TemplateSource> sources) : IFileProvider
{
    public IFileInfo GetFileInfo(string subpath)
    {
        string name = Path.GetFileNameWithoutExtension(subpath);
        return sources.TryGetValue(name, out TemplateSource? source) ? new Part(source) : new NotFoundFileInfo(subpath);
    }

    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    private sealed class Part(TemplateSource source) : IFileInfo
    {
        private readonly byte[] _bytes = Encoding.UTF8.GetBytes(source.Text);

        public bool Exists => true;

        public long Length => _bytes.Length;

        public string? PhysicalPath => null;

        public string Name => source.Name + NoticeTemplates.Extension;

        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch; // read once: never newer than what the engine keeps

        public bool IsDirectory => false;

        public Stream CreateReadStream() => new MemoryStream(_bytes, writable: false);
    }
}
