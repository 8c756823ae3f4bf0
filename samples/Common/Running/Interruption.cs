using Spectre.Console;

namespace Samples.Common.Running;

/// <summary>Says how a training that was interrupted goes on.</summary>
internal static class Interruption
{
    /// <param name="console">Where to.</param>
    /// <param name="sample">The sample's folder under <c>samples/</c>.</param>
    /// <param name="folder">The run's.</param>
    /// <param name="place">How far it came: <c>after 2 of 5 epochs</c>.</param>
    public static void Explain(IAnsiConsole console, string sample, RunFolder folder, string place) => console.Profile.Out.Writer.WriteLine(
        $"Stopped {place}; all of it is written down. Go on with:{Environment.NewLine}" +
        $"  dotnet run -c Release --project samples/{sample} -- resume --out \"{folder.Path}\"");
}
