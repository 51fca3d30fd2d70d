// Two sets of tests at once, as there are two cores on a small machine; each set has a site of its own.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
