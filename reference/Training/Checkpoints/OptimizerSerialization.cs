using System.Text.Json;
using System.Text.Json.Nodes;
using TorchSharp.Modules;
using static TorchSharp.torch.optim;

namespace TorchSharp.Reference.Training;

/// <summary>
/// The state of an optimizer in a checkpoint: that of its groups, then that of its parameters, each as TorchSharp writes it. TorchSharp's
/// own <c>save_state_dict</c> puts the name of the class before it, which would part <see cref="FlatAdam"/> from the Adam that it is.
/// </summary>
internal static class OptimizerSerialization
{
    /// <summary>The name of the method: two classes with the same state have the same.</summary>
    public static string NameOf(Optimizer optimizer) => optimizer is FlatAdam ? nameof(Adam) : optimizer.GetType().Name;

    /// <summary>
    /// What each group of parameters is set to: weight_decay, beta1, momentum, whatever the optimizer has. Without learning rates, which
    /// are compared where the training stopped.
    /// </summary>
    public static JsonObject Settings(Optimizer optimizer)
    {
        var groups = Known(optimizer).state_dict().Options;
        var settings = new JsonObject();
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var field in groups[group].GetType().GetFields())
            {
                var name = groups.Count == 1 ? field.Name : $"{field.Name} of group {group + 1}";
                settings[name] = JsonSerializer.SerializeToNode(field.GetValue(groups[group]), CheckpointHeader.Json);
            }
        }

        return settings;
    }

    public static void Write(BinaryWriter writer, Optimizer optimizer)
    {
        var state = Known(optimizer).state_dict();
        foreach (var options in state.Options)
            options.SaveStateDict(writer);
        foreach (var parameter in state.State)
            parameter.SaveStateDict(writer);
    }

    public static void Read(byte[] content, Optimizer optimizer)
    {
        using var reader = new BinaryReader(new MemoryStream(content));
        var state = Known(optimizer).state_dict();
        foreach (var options in state.Options)
            options.LoadStateDict(reader);
        foreach (var (parameter, ofParameter) in optimizer.parameters().Zip(state.State))
        {
            OptimizerLayout.Check(ofParameter, parameter, content.AsSpan((int)reader.BaseStream.Position));
            ofParameter.LoadStateDict(reader);
        }

        if (reader.BaseStream.Position != reader.BaseStream.Length)
            throw new FormatException("it is longer than this optimizer's");
        CheckShapes(optimizer, state.State);
    }

    /// <summary>TorchSharp looks at the shape of what is there already; what comes with the file, a momentum say, it takes as it is.</summary>
    private static void CheckShapes(Optimizer optimizer, IEnumerable<OptimizerState> states)
    {
        foreach (var (parameter, state) in optimizer.parameters().Zip(states))
        {
            foreach (var field in state.GetType().GetFields())
            {
                if (field.GetValue(state) is torch.Tensor tensor && Describe.Tensor(tensor) != Describe.Tensor(parameter))
                    throw new FormatException($"{field.Name} is {Describe.Tensor(tensor)}, and its parameter {Describe.Tensor(parameter)}");
            }
        }
    }

    /// <exception cref="NotSupportedException">The optimizer's state is hidden in libtorch.</exception>
    public static OptimizerHelper Known(Optimizer optimizer) => optimizer as OptimizerHelper ?? throw new NotSupportedException(
        $"{optimizer.GetType().Name} does not show its state, so its training cannot be written down: leave Checkpointing out, or use another optimizer");
}
