namespace TorchSharp.Analyzers.Flow.Events;

/// <summary>What happens in a stretch of a program: stretches follow one another, and stand side by side.</summary>
/// <typeparam name="T">The type itself.</typeparam>
internal interface IEvents<T> : IEquatable<T>
    where T : IEvents<T>
{
    T Then(T next);

    T Or(T other);
}
