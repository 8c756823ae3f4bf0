using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Devices by the names that users give them.</summary>
public static class Devices
{
    private const string Allowed = "cpu, cuda, cuda:N, mps, auto";

    /// <summary>The device of this name; for <c>auto</c> CUDA where there is one, else MPS where there is one, else the CPU.</summary>
    /// <exception cref="ArgumentException">The name is none, or this machine has no such device.</exception>
    public static Device Find(string name) =>
        Problem(name) is { } problem ? throw new ArgumentException(problem, nameof(name)) : Known(name);

    /// <summary>Whether two devices are one: of one kind and, where there may be several of it, with the same number.</summary>
    /// <param name="one">A device with its number, as tensors and <see cref="Find"/> have it.</param>
    /// <param name="other">Another.</param>
    public static bool AreSame(Device one, Device other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.type == other.type && (one.type != DeviceType.CUDA || one.index == other.index);
    }

    /// <summary>Why there is no device of this name, or null where there is.</summary>
    /// <param name="name"><c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>, <c>mps</c> or <c>auto</c>.</param>
    public static string? Problem(string name) => Parse(name) switch
    {
        null => $"Device is '{name}'; allowed: {Allowed}.",
        (DeviceType.CUDA, var index) when CudaDevices <= index => $"Device is '{name}', and libtorch finds {CudaDevices} CUDA devices here; use cpu or auto.",
        (DeviceType.MPS, _) when !HasMps => $"Device is '{name}', and this machine is no Apple silicon; use cpu or auto.",
        _ => null,
    };

    private static int CudaDevices => cuda.is_available() ? cuda.device_count() : 0;

    private static bool HasMps => mps_is_available();

    private static Device Known(string name)
    {
        var (type, index) = Parse(name)!.Value;
        return new Device(type, type == DeviceType.CUDA ? index : -1);
    }

    private static (DeviceType Type, int Index)? Parse(string? name) => name?.Split(':') switch
    {
        ["cpu"] => (DeviceType.CPU, 0),
        ["mps"] => (DeviceType.MPS, 0),
        ["cuda"] => (DeviceType.CUDA, 0),
        ["cuda", var index] when int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => (DeviceType.CUDA, number),
        ["auto"] => (CudaDevices > 0 ? DeviceType.CUDA : HasMps ? DeviceType.MPS : DeviceType.CPU, 0),
        _ => null,
    };
}
