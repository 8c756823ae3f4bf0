using Xunit;

namespace TorchSharp.Reference.Tests;

/// <summary>Tests that seed libtorch's global random generator, or count on nobody else drawing from it, run alone.</summary>
[CollectionDefinition(nameof(GlobalGenerator), DisableParallelization = true)]
public sealed class GlobalGenerator;
