using Mono.Cecil;
using Mono.Cecil.Cil;
using TorchSharp;

namespace LibraryComparison.Declarations;

/// <summary>A public method reads every parameter that it has; one that its instructions never load is ignored, whatever is passed.</summary>
internal sealed class UnreadParameters : ICheck
{
    public string Name => "parameter never read";

    public int Compared { get; private set; }

    public IEnumerable<Difference> Run()
    {
        Compared = 0;
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(torch).Assembly.Location);
        foreach (var method in assembly.MainModule.GetTypes().Where(IsVisible).SelectMany(type => type.Methods).Where(IsWrittenInCSharp))
        {
            Compared++;
            foreach (var parameter in Unread(method))
                yield return new Difference(Name, $"{Text(method)}: {parameter.Name}", "no instruction loads it");
        }
    }

    private static bool IsVisible(TypeDefinition type) =>
        type.IsNested ? type.IsNestedPublic && IsVisible(type.DeclaringType) : type.IsPublic;

    /// <summary>A method that only throws promises nothing; an override takes the parameters of what it overrides.</summary>
    private static bool IsWrittenInCSharp(MethodDefinition method) =>
        method is { IsPublic: true, HasBody: true, HasParameters: true, IsGetter: false, IsSetter: false }
        && !(method.IsVirtual && method.IsReuseSlot)
        && !method.HasOverrides
        && method.Body.Instructions.Any(instruction => instruction.OpCode.Code == Code.Ret)
        && method.Body.Instructions.Count > 2;

    private static IEnumerable<ParameterDefinition> Unread(MethodDefinition method)
    {
        var read = method.Body.Instructions.Select(instruction => Loaded(method, instruction)).OfType<ParameterDefinition>().ToHashSet();
        return method.Parameters.Where(parameter => !read.Contains(parameter));
    }

    private static ParameterDefinition? Loaded(MethodDefinition method, Instruction instruction)
    {
        if (instruction.Operand is ParameterDefinition parameter)
            return parameter;
        var index = instruction.OpCode.Code switch
        {
            Code.Ldarg_0 => 0,
            Code.Ldarg_1 => 1,
            Code.Ldarg_2 => 2,
            Code.Ldarg_3 => 3,
            _ => -1,
        };
        var place = index - (method.HasThis ? 1 : 0);
        return index >= 0 && place >= 0 ? method.Parameters[place] : null;
    }

    private static string Text(MethodDefinition method) =>
        $"{method.DeclaringType.FullName.Replace("TorchSharp.", "", StringComparison.Ordinal).Replace("Modules.", "", StringComparison.Ordinal).Replace('/', '.').Replace("torch.Tensor", "Tensor", StringComparison.Ordinal)}."
        + $"{method.Name}({string.Join(", ", method.Parameters.Select(parameter => parameter.ParameterType.Name))})";
}
