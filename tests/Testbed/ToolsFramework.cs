using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Ankang.Workflows.Testbed;

/// <summary>
/// Runs the tests of a project. Where the machine lacks a tool, one failure says so for all the tests that need it (<see cref="NeedsAttribute"/>),
/// instead of a stack trace for each; the others run.
/// </summary>
internal sealed class ToolsFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider source, IMessageSink messages)
        : XunitTestFrameworkExecutor(assembly, source, messages)
    {
        protected override void RunTestCases(
            IEnumerable<IXunitTestCase> testCases,
            IMessageSink executionMessageSink,
            ITestFrameworkExecutionOptions executionOptions
        )
        {
            ILookup<string?, IXunitTestCase> byLack = testCases.ToLookup(Lack);
            IXunitTestCase[] lacking = [.. byLack.Where(g => g.Key is not null).SelectMany(g => g)];
            IEnumerable<IXunitTestCase> run = byLack[null];
            if (lacking.Length > 0)
            {
                string lacks = string.Join("; ", byLack.Where(g => g.Key is not null).Select(g => g.Key));
                run = run.Append(new MissingTool(DiagnosticMessageSink, lacking[0], $"{lacking.Length} tests did not run: {lacks}"));
            }
            base.RunTestCases(run, executionMessageSink, executionOptions);
        }

        private static string? Lack(IXunitTestCase test) =>
            test
                .TestMethod.TestClass.Class.ToRuntimeType()
                .GetCustomAttributes<NeedsAttribute>(inherit: true)
                .Concat(test.TestMethod.Method.ToRuntimeMethod().GetCustomAttributes<NeedsAttribute>(inherit: true))
                .Select(n => n.Missing)
                .FirstOrDefault(m => m is not null);
    }
}
