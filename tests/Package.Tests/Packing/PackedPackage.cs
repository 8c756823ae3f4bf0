[assembly: AssemblyFixture(typeof(TorchSharp.Analyzers.Package.Tests.Packing.PackedPackage))]

namespace TorchSharp.Analyzers.Package.Tests.Packing;

/// <summary>The analyzer's package.</summary>
public sealed class PackedPackage() : Packed("nuget", "TorchSharp.Analyzers");
