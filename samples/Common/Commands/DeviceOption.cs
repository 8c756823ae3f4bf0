using System.CommandLine;
using TorchSharp.Reference.Training;

namespace Samples.Common.Commands;

/// <summary>Where a command computes.</summary>
internal static class DeviceOption
{
    public const string Usual = "auto";

    public static readonly Option<string?> Device = new("--device")
    {
        Description = "cpu, cuda, cuda:1, mps, or auto: a GPU where there is one. Default: auto, or the run's own.",
        HelpName = "DEVICE",
    };

    /// <param name="parsed">What the user has given.</param>
    /// <param name="own">The run's own, where nothing is given.</param>
    /// <exception cref="Mistake">There is no such device here.</exception>
    public static string Of(ParseResult parsed, string own = Usual)
    {
        var name = parsed.GetValue(Device) ?? own;
        return Devices.Problem(name) is { } problem ? throw new Mistake($"--device: {problem}") : name;
    }
}
