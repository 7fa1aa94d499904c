"""What Feast wrote: its messages read with protobuf alone, as plain documents."""
