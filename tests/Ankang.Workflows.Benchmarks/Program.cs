using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Ankang.Workflows.Benchmarks.YearBenchmark).Assembly).Run(args);
