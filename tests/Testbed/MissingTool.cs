using Xunit.Abstractions;
using Xunit.Sdk;

namespace Ankang.Workflows.Testbed;

#pragma warning disable xUnit3001 // It is made where it runs and never handed to another process, so nothing deserializes it.
/// <summary>Fails in the place of one of the tests that cannot run, outside its class, so that no fixture of it is set up.</summary>
internal sealed class MissingTool(IMessageSink messages, IXunitTestCase instead, string line)
    : ExecutionErrorTestCase(messages, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, Elsewhere(instead), line)
{
    protected override string GetUniqueID() => instead.UniqueID;

    protected override void Initialize()
    {
        base.Initialize();
        DisplayName = "Tools of this machine";
    }

    private static TestMethod Elsewhere(IXunitTestCase instead)
    {
        var collection = new TestCollection(instead.TestMethod.TestClass.TestCollection.TestAssembly, null, nameof(MissingTool));
        ITypeInfo type = Reflector.Wrap(typeof(MissingTool));
        return new TestMethod(new TestClass(collection, type), type.GetMethod(nameof(Elsewhere), true));
    }
}
