using System.Text;

[assembly: AssemblyFixture(typeof(TorchSharp.Analyzers.Package.Tests.Packing.PackedPackage))]

namespace TorchSharp.Analyzers.Package.Tests.Packing;

/// <summary>The analyzer's package.</summary>
public sealed class PackedPackage() : Packed("nuget")
{
    /// <summary>The page that a gallery shows.</summary>
    internal string Readme => Encoding.UTF8.GetString(Read("README.md"));

    /// <summary>Where the changes of this version are said to be, its pages are too.</summary>
    internal string PagesAddress => Metadata().Elements().Single(static element => element.Name.LocalName == "releaseNotes").Value[..^"CHANGELOG.md".Length];
}
