namespace TorchSharp.Analyzers.Package.Tests.Packing;

/// <summary>The training library's package.</summary>
public sealed class PackedReference() : Packed("reference");
